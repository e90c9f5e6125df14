/**
 * Who cares for a patient, in which role and since when: the one responsible practitioner and the
 * one central health professional of any moment, delegations between them, and what others ask of
 * them.
 *
 * <p>Everything follows from what sources stated, in the order of their own times, never of
 * arrival. Nothing stated is overwritten, nobody gets a role on a contradiction, and where nobody
 * was named the holder is shown as holding by default.
 */
@NullMarked
package nl.pzp.careteam;

import org.jspecify.annotations.NullMarked;
