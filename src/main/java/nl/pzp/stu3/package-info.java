/**
 * Converts FHIR STU3 with zib2017 to and from FHIR R4 with zib2020, for every resource of the
 * standard, and normalises vendor variants.
 *
 * <p>Never guesses: a decision must be stated once and plainly, else it is a problem, never a
 * permission or refusal. Never loses silently: reports every element that the other version cannot
 * hold.
 */
@NullMarked
package nl.pzp.stu3;

import org.jspecify.annotations.NullMarked;
