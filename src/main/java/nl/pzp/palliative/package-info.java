/**
 * Markings and care networks in the record: what a message about them leads to is written together
 * with it, and what they come to can be asked.
 *
 * <p>The rules themselves stand in {@code marking} and {@code careteam}; here they only meet the
 * record. Never decides by arrival, never lets a source change what another one stated.
 */
@NullMarked
package nl.pzp.palliative;

import org.jspecify.annotations.NullMarked;
