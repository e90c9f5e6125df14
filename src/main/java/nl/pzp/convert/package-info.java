/**
 * Converts a plan between all known formats, and reports losses.
 *
 * <p>Never guesses a format, and never derives a plan from a retracted form. Verifies each
 * conversion between form and resources by converting back and comparing, so that losses are
 * reported even when a mapper misses them.
 */
@NullMarked
package nl.pzp.convert;

import org.jspecify.annotations.NullMarked;
