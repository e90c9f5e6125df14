/** Tests the fake neighbours themselves. */
@NullMarked
package nl.pzp.bench.neighbours;

import org.jspecify.annotations.NullMarked;
