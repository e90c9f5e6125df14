/**
 * Keeps another FHIR R4 server equal to the record: a patient's current resources, under the same
 * ids.
 *
 * <p>Never replaces a newer version by an older one. Never overwrites another party's change there.
 * Deletes everything of a person whom the record may no longer show. Entitlement is decided before
 * an event arrives here.
 */
@NullMarked
package nl.pzp.mirror;

import org.jspecify.annotations.NullMarked;
