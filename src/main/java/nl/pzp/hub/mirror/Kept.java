package nl.pzp.hub.mirror;

import nl.pzp.record.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a resource in a mirror.
 *
 * @param person whose it was when it was brought, or null for what is about no patient
 * @param recordVersion the version of the record that was brought
 * @param tag the version that the mirror gave it, or null where it did not say
 * @param gone whether we took it away again
 */
record Kept(
    Key key, @Nullable PersonId person, int recordVersion, @Nullable String tag, boolean gone) {}
