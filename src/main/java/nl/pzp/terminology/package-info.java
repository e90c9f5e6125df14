/**
 * Reads {@code profiles/}: the mapping packs, one per published version of the standard, the naming
 * systems and the concept maps.
 *
 * <p>Never decides: it gives codes, urls and texts by name, and what is not in the data is missing,
 * not guessed.
 */
@NullMarked
package nl.pzp.terminology;

import org.jspecify.annotations.NullMarked;
