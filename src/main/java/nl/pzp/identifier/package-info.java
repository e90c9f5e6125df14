/**
 * Identifying numbers of people and organisations, checked on creation, deterministic ids, and the
 * adapter's own URLs.
 *
 * <p>Never prints a BSN: {@code toString} masks it, and no exception repeats it.
 */
@NullMarked
package nl.pzp.identifier;

import org.jspecify.annotations.NullMarked;
