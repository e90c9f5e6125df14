/**
 * GP information systems: letters (EDIFACT MEDVRI) in and out, by folder or SFTP.
 *
 * <p>Every file is on disk in the inbox, byte for byte, before anything reads it. A letter becomes
 * a document with its text, for the one person whose BSN and birth date both match. Never makes a
 * directive of free text: a suspected directive is a task for a professional. Never guesses a
 * patient, and never loses a letter: it is kept, waits, or is refused with a reason.
 */
@NullMarked
package nl.pzp.his;

import org.jspecify.annotations.NullMarked;
