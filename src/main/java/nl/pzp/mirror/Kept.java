package nl.pzp.mirror;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a resource in a mirror.
 *
 * @param recordVersion the version of the record that was brought
 * @param tag the version that the mirror gave it, or null where it did not say
 * @param gone whether we took it away again
 */
record Kept(Key key, int recordVersion, @Nullable String tag, boolean gone) {}
