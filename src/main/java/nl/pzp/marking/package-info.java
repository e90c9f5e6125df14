/**
 * The life of the marking of the palliative phase: marked, phase changed, withdrawn, retracted, and
 * the effect of the patient's death.
 *
 * <p>Time and version at the source decide, never arrival. Nothing else implies a marking: no
 * conversation, no plan, no code such as ICPC A20.
 */
@NullMarked
package nl.pzp.marking;

import org.jspecify.annotations.NullMarked;
