/**
 * Reads {@code profiles/}: one mapping pack per published version of the standard, the naming
 * systems and the concept maps. Names the code systems and extensions that FHIR itself fixes.
 *
 * <p>Never decides: it gives codes, URLs and texts by name. Missing data stays missing.
 */
@NullMarked
package nl.pzp.terminology;

import org.jspecify.annotations.NullMarked;
