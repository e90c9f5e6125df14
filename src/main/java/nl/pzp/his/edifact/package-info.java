/**
 * The syntax of EDIFACT (ISO 9735, versions 1 to 3) as Dutch letters use it: service string,
 * separators, release characters, envelopes, counts and character sets.
 *
 * <p>Knows no patient and no letter. Never splits at a released character, never corrects a count,
 * and always knows the bytes of each message.
 */
@NullMarked
package nl.pzp.his.edifact;

import org.jspecify.annotations.NullMarked;
