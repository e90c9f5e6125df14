/**
 * Notifies the patient's own pharmacy of a marking, its phase and the person to call.
 *
 * <p>Never notifies another pharmacy, and never tells the plan, a diagnosis or the reason of the
 * marking.
 */
@NullMarked
package nl.pzp.notify.pharmacy;

import org.jspecify.annotations.NullMarked;
