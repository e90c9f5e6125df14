/**
 * Turns the answers of a PZP form into the resources of the standard and back, one mapper per
 * profile.
 *
 * <p>Never implies a permission or a refusal that was not given, never loses an answer in silence,
 * never touches an older plan: what no profile can hold is named with its question.
 */
@NullMarked
package nl.pzp.careplan;

import org.jspecify.annotations.NullMarked;
