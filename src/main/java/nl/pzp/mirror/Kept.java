package nl.pzp.mirror;

import org.jspecify.annotations.Nullable;

/**
 * Our knowledge of one resource in a mirror.
 *
 * @param recordVersion the record's version that was sent
 * @param tag the mirror's version, or null when it gave none
 * @param gone whether we deleted it there
 */
record Kept(Key key, int recordVersion, @Nullable String tag, boolean gone) {}
