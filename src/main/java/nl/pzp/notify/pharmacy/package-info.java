/**
 * Tells the patient's own pharmacy of a marking: that there is one, its phase, and whom to call.
 *
 * <p>Never tells another pharmacy, and never anything of the plan, of a diagnosis or of the ground
 * of the marking.
 */
@NullMarked
package nl.pzp.notify.pharmacy;

import org.jspecify.annotations.NullMarked;
