/**
 * The FHIR REST servers: reads, searches, writes and operations on the patient record, as the
 * standard and the adapter's design say.
 *
 * <p>Never answers before the record has committed, never shows what was not audited first, never
 * repeats in a refusal what it refused. It decides nothing of what a form or a directive means.
 */
@NullMarked
package nl.pzp.fhirapi;

import org.jspecify.annotations.NullMarked;
