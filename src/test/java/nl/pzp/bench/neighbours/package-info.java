/** The neighbours themselves, before they are used to try the adapter. */
@NullMarked
package nl.pzp.bench.neighbours;

import org.jspecify.annotations.NullMarked;
