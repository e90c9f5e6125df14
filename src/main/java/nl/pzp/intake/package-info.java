/**
 * The steps that a message goes through between its door and the record: read, make, check, commit.
 *
 * <p>Every step but the last only reads; the last commits everything or nothing. A step never
 * guesses whose a message is and never drops what it cannot place: it refuses, with the remedy.
 */
@NullMarked
package nl.pzp.intake;

import org.jspecify.annotations.NullMarked;
