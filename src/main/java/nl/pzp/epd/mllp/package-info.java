/**
 * HL7v2 over MLLP as bytes: connections, frames, deadlines and limits.
 *
 * <p>Interprets no message, and answers only complete messages. Each connection gets its answers in
 * order, one at a time.
 */
@NullMarked
package nl.pzp.epd.mllp;

import org.jspecify.annotations.NullMarked;
