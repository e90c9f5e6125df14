/**
 * Markings and care networks in the record: their consequences are written with each message, and
 * their current state can be asked.
 *
 * <p>The rules themselves are in {@code marking} and {@code careteam}; this package applies them to
 * the record. Never decides by arrival, never lets a source change another source's statement.
 */
@NullMarked
package nl.pzp.palliative;

import org.jspecify.annotations.NullMarked;
