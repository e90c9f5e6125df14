/**
 * A small hub that subscribes to an adapter, for whoever builds a subscriber: it receives, checks
 * signature and numbers, and asks for what it missed. It can be told to misbehave.
 *
 * <p>Never keeps what it receives, and never says more of it than numbers and references.
 */
@NullMarked
package nl.pzp.bench.hub;

import org.jspecify.annotations.NullMarked;
