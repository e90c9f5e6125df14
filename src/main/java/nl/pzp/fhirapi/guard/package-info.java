/**
 * What a FHIR request passes before HAPI reads it: headers, addresses, body, inbox, and the outcome
 * of a refusal.
 *
 * <p>Never repeats what it refuses. The checks on the text itself stand in {@code nl.pzp.guard}.
 */
@NullMarked
package nl.pzp.fhirapi.guard;

import org.jspecify.annotations.NullMarked;
