/**
 * Checks bytes and text before a FHIR parser reads them: size, encoding, depth, numbers, duplicate
 * names, ids and FHIR version. All doors share these checks.
 *
 * <p>Knows text, not FHIR: a message that passes may still not be a valid resource. Never repeats
 * refused content; a place is a line and a column. Knows no servlet and no Spring.
 */
@NullMarked
package nl.pzp.guard;

import org.jspecify.annotations.NullMarked;
