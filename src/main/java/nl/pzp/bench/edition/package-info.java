/**
 * Compares a published edition of the standard with the nearest known pack, and writes a draft pack
 * that a person completes.
 */
@NullMarked
package nl.pzp.bench.edition;

import org.jspecify.annotations.NullMarked;
