/**
 * Fake neighbours on this machine: a hospital and a GP system that act like real ones, or simulate
 * faults.
 *
 * <p>They know synthetic people only, listen on loopback only, and keep nothing.
 */
@NullMarked
package nl.pzp.bench.neighbours;

import org.jspecify.annotations.NullMarked;
