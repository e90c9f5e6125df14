/**
 * FHIR STU3 with zib2017 to and from FHIR R4 with zib2020, for every resource of the standard; and
 * the shapes in which vendors really send them, brought to the plain one.
 *
 * <p>Never guesses: a decision that a resource does not state once and plainly is a problem, never
 * a permission or a refusal. Never loses silently: what the other version cannot hold is named,
 * item by item.
 */
@NullMarked
package nl.pzp.stu3;

import org.jspecify.annotations.NullMarked;
