/**
 * Asks other systems for a patient's care plan (the ACP Consulter of the standard) and files it in
 * the record like any other message.
 *
 * <p>A source is asked for one person by BSN, and must itself confirm that its answer concerns that
 * person. A query counts completely or not at all: half a list could hide the newest decision. A
 * resource that a source no longer gives stays valid unless the source reports its deletion. Never
 * guesses a patient, never puts a BSN in an address unless a setting says so, never lets one source
 * delay the others.
 */
@NullMarked
package nl.pzp.pull;

import org.jspecify.annotations.NullMarked;
