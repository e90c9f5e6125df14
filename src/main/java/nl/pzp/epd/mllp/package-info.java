/**
 * HL7v2 over MLLP as bytes: connections, frames, deadlines and limits.
 *
 * <p>Reads nothing in a message, and never answers one that was not given to its reader whole. What
 * comes on one connection is answered in its order, one at a time.
 */
@NullMarked
package nl.pzp.epd.mllp;

import org.jspecify.annotations.NullMarked;
