/**
 * Identifying numbers of people and organisations, checked on creation, and deterministic ids.
 *
 * <p>Never prints a BSN: {@code toString} masks it, and no exception repeats it.
 */
@NullMarked
package nl.pzp.identifier;

import org.jspecify.annotations.NullMarked;
