package nl.pzp.record.search;

import java.util.Set;

/**
 * A reference to follow.
 *
 * @param targets requested types
 * @param iterate whether it also applies to included resources
 */
record SearchInclude(SearchParameter parameter, Set<String> targets, boolean iterate) {}
