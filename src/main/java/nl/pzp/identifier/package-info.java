/**
 * Numbers that name people and organisations, each checked when it is made, and ids that are the
 * same for the same thing.
 *
 * <p>Never prints a BSN: {@code toString} masks it, and no exception repeats it.
 */
@NullMarked
package nl.pzp.identifier;

import org.jspecify.annotations.NullMarked;
