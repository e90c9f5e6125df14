/**
 * Checks resources against base FHIR, the national packages and the regional profiles. Findings are
 * problems, placed at the form's question where there is one.
 *
 * <p>Never repeats content of a message. A problem holds the kind of fault, the place and the URLs
 * of definitions. Only the owner of the message gets the validator's texts, which quote values
 * ({@link nl.pzp.validation.ResourceValidator#explain}). Never fetches anything unless configured.
 *
 * <p>{@code oidregistry.csv} in the resources shadows HL7's file of the same name. The validator
 * reads those 21,000 lines for every resource without using them; the empty file triples its speed.
 */
@NullMarked
package nl.pzp.validation;

import org.jspecify.annotations.NullMarked;
