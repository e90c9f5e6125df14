package nl.pzp.record.search;

import java.util.Set;

/**
 * A reference to follow.
 *
 * @param targets the types that are wanted
 * @param iterate whether it also starts from what another include brought
 */
record SearchInclude(SearchParameter parameter, Set<String> targets, boolean iterate) {}
