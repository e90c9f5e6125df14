/**
 * The grammar of HL7v2 (ER7): separators, charsets, escapes, times, acknowledgements.
 *
 * <p>Knows no message type. Reads each message by the separators and the charset that it states
 * itself, and never mends one: what cannot be read is a problem at its place.
 */
@NullMarked
package nl.pzp.epd.hl7v2;

import org.jspecify.annotations.NullMarked;
