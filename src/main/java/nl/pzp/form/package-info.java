/**
 * Reads a QuestionnaireResponse of any known PZP form version into an {@link nl.pzp.form.AcpForm},
 * and writes one back.
 *
 * <p>Never guesses an answer. It refuses an unknown form version, an answer outside the options,
 * and an answer to a disabled question; the problem names the question and the remedy. Knows no
 * profiles, and no resources besides QuestionnaireResponse.
 */
@NullMarked
package nl.pzp.form;

import org.jspecify.annotations.NullMarked;
