/**
 * What stands before the FHIR parser: size, encoding, depth, numbers, duplicate names, ids and the
 * FHIR version of everything that comes in.
 *
 * <p>Knows text, not FHIR: a message that passes here may still be no resource. Never repeats what
 * it refuses; a place is a line and a column.
 */
@NullMarked
package nl.pzp.fhirapi.guard;

import org.jspecify.annotations.NullMarked;
