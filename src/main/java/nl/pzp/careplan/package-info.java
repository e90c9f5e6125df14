/**
 * Converts a PZP form's answers into the standard's resources and back, with one mapper per
 * profile.
 *
 * <p>Never implies a permission or refusal, never silently loses an answer, and never changes an
 * older plan. An answer that no profile can hold is reported at its question.
 */
@NullMarked
package nl.pzp.careplan;

import org.jspecify.annotations.NullMarked;
