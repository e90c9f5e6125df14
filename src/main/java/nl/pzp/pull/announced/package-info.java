/**
 * Receives a Twiin notified pull Task from another organisation and has the announced plan fetched.
 *
 * <p>Fetches only from a source that the operator set, never from an address in a message. Never
 * guesses the patient. Confirms a notification only after it is on disk.
 */
@NullMarked
package nl.pzp.pull.announced;

import org.jspecify.annotations.NullMarked;
