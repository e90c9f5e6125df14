/**
 * The FHIR REST servers: reads, searches, writes and operations on the patient record.
 *
 * <p>Never responds before the record has committed. Never shows data before the audit. Never
 * repeats refused content. Decides nothing on the meaning of a form or a directive.
 */
@NullMarked
package nl.pzp.fhirapi;

import org.jspecify.annotations.NullMarked;
