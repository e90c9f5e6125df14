/**
 * The checks that a FHIR request passes before HAPI reads it: headers, URL, body, inbox, and the
 * outcome of a refusal.
 *
 * <p>Never repeats refused content. {@code nl.pzp.guard} checks the text itself.
 */
@NullMarked
package nl.pzp.fhirapi.guard;

import org.jspecify.annotations.NullMarked;
