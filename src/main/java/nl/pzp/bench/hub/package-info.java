/**
 * A small hub for developers of a subscriber: it receives notifications, checks signature and
 * numbers, and asks for missing events. It can simulate faults.
 *
 * <p>Never keeps a notification; reports numbers and references only.
 */
@NullMarked
package nl.pzp.bench.hub;

import org.jspecify.annotations.NullMarked;
