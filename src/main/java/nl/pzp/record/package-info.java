/**
 * The patient record: every message as it came in, every version of every resource, and the events
 * that wait to be told, committed together in one database transaction.
 *
 * <p>Resources go in and out as FHIR JSON text. The record knows whose a resource is, which source
 * gave it and which version is current; it reads no clinical meaning in it. It never overwrites a
 * version, never merges two people on its own judgement, and never puts a name, a BSN or any
 * content unencrypted in the database.
 */
@NullMarked
package nl.pzp.record;

import org.jspecify.annotations.NullMarked;
