/**
 * Asks other systems what they have of a patient's care plan (the ACP Consulter of the standard)
 * and brings it into the record as any other message.
 *
 * <p>A source is asked for one person by BSN, and what it gives is taken over only when it says
 * itself that it is of that person. A query counts whole or not at all: half a list would hide the
 * newest decision. What a source no longer gives is never taken for withdrawn, unless the source
 * says that it deleted it. Never guesses a patient, never puts a BSN in an address that it was not
 * told to, never lets one source keep the others waiting.
 */
@NullMarked
package nl.pzp.pull;

import org.jspecify.annotations.NullMarked;
