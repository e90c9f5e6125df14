/**
 * Keeps another FHIR R4 server equal to the record: what holds of a patient now, under the same
 * ids.
 *
 * <p>Never brings an older version over a newer one, never overwrites what somebody else changed
 * over there, and leaves nothing there of whom the record may no longer show. What the other side
 * may not have is decided before it gets here.
 */
@NullMarked
package nl.pzp.mirror;

import org.jspecify.annotations.NullMarked;
