/**
 * The life of the marking of the palliative phase: marked, phase changed, withdrawn, retracted, and
 * what a patient's death makes of it.
 *
 * <p>Decided by the time and version at the source, never by arrival. A marking that nobody made is
 * never implied: not by a conversation, not by a plan, not by a code such as ICPC A20.
 */
@NullMarked
package nl.pzp.marking;

import org.jspecify.annotations.NullMarked;
