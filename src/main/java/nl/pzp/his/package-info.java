/**
 * GP information systems: letters (EDIFACT MEDVRI) in and out, by folder or SFTP.
 *
 * <p>Every file is on disk in the inbox, byte for byte, before anything is read from it. A letter
 * becomes a document with its text, of the one person whose BSN and birth date both agree. Never
 * makes a directive of free text: what looks like one is a task for a professional. Never guesses a
 * patient, and never lets a letter disappear: it is kept, waits, or is refused with its reason.
 */
@NullMarked
package nl.pzp.his;

import org.jspecify.annotations.NullMarked;
