/**
 * A plan from any known format to any other, with a report of what the target could not carry.
 *
 * <p>Never guesses what a message is, never makes a plan of a form that was retracted, and never
 * trusts itself: every conversion between a form and resources is made back and compared, so that
 * what got lost is named even where a mapper forgot to.
 */
@NullMarked
package nl.pzp.convert;

import org.jspecify.annotations.NullMarked;
