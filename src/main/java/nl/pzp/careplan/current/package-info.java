/**
 * The current plan: of all statements about one patient, those in force on a given day, and their
 * contradictions.
 *
 * <p>Never merges two statements, never revives an older one after a newer one ended, never takes
 * silence for permission or refusal, and never drops an unreadable statement.
 */
@NullMarked
package nl.pzp.careplan.current;

import org.jspecify.annotations.NullMarked;
