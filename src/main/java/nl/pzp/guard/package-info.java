/**
 * Checks on bytes and text before a FHIR parser reads them: size, encoding, depth, numbers,
 * duplicate names, ids and the FHIR version. The same for every door.
 *
 * <p>Knows text, not FHIR: a message that passes here may still be no resource. Never repeats what
 * it refuses; a place is a line and a column. Knows no servlet and no Spring.
 */
@NullMarked
package nl.pzp.guard;

import org.jspecify.annotations.NullMarked;
