/**
 * Reads a filled PZP form of any known version into an {@link nl.pzp.form.AcpForm}, and writes one
 * back as a form of any known version.
 *
 * <p>Never guesses an answer: a form of an unknown version, an answer outside its options or one to
 * a question that is closed is refused with the question and the remedy. Knows nothing of profiles
 * or resources other than the filled form.
 */
@NullMarked
package nl.pzp.form;

import org.jspecify.annotations.NullMarked;
