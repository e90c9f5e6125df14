/**
 * The grammar of HL7v2 (ER7): separators, charsets, escapes, times, acknowledgements.
 *
 * <p>Knows no message type. Reads each message by its own separators and charset, and never repairs
 * one: unreadable text is a problem at its place.
 */
@NullMarked
package nl.pzp.epd.hl7v2;

import org.jspecify.annotations.NullMarked;
