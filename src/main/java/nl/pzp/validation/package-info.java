/**
 * Checks resources against base FHIR, the national packages and the regional profiles, and says
 * what was found as problems, placed on the form's question where there is one.
 *
 * <p>Never repeats what a message holds: the validator's own texts quote values, so a problem
 * carries the kind of fault, the place and the addresses of the definitions, and the texts
 * themselves are only given to who holds the message anyway ({@link
 * nl.pzp.validation.ResourceValidator#explain}). Never fetches anything unless it is told to.
 *
 * <p>{@code oidregistry.csv} in this program's resources stands before a file of the same name that
 * HL7's validator reads anew, 21,000 lines, for every resource, and never looks at as it is set up
 * here. Without it everything works the same, at a third of the speed.
 */
@NullMarked
package nl.pzp.validation;

import org.jspecify.annotations.NullMarked;
