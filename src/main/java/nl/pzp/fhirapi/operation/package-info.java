/**
 * The FHIR operations: extract, populate, match, validate, convert, pull, the current plan, marking
 * and care network.
 *
 * <p>Never decides the meaning of an answer; it asks the responsible package and audits each
 * disclosure.
 */
@NullMarked
package nl.pzp.fhirapi.operation;

import org.jspecify.annotations.NullMarked;
