/**
 * The current plan: of all that was ever stated about one patient, what holds on a given day, and
 * where the statements contradict each other.
 *
 * <p>Never merges two statements into a third, never revives an older one because a newer one has
 * ended, never takes silence for a permission or a refusal, and never leaves out what it cannot
 * read.
 */
@NullMarked
package nl.pzp.careplan.current;

import org.jspecify.annotations.NullMarked;
