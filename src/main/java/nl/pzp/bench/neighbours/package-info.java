/**
 * Neighbours to try the adapter with, on this machine: a hospital and a GP system, which do what
 * real ones do, or misbehave as told.
 *
 * <p>They know synthetic people only, listen on loopback only, and keep nothing.
 */
@NullMarked
package nl.pzp.bench.neighbours;

import org.jspecify.annotations.NullMarked;
