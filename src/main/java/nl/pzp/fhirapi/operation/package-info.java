/**
 * The FHIR operations: extract, populate, match, validate, convert, pull, the current plan and the
 * questions on marking and care network.
 *
 * <p>Never decides what an answer means; it asks the package that does and audits what it shows.
 */
@NullMarked
package nl.pzp.fhirapi.operation;

import org.jspecify.annotations.NullMarked;
