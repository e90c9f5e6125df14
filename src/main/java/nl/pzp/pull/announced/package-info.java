/**
 * Hears from another organisation that it has something to fetch (the Task of a Twiin notified
 * pull), and has it fetched.
 *
 * <p>Never fetches from an address that a message names, but only from a source that the operator
 * set; never guesses whose it is; says that it heard only once that is on disk.
 */
@NullMarked
package nl.pzp.pull.announced;

import org.jspecify.annotations.NullMarked;
