/** Frames and connections. */
@NullMarked
package nl.pzp.epd.mllp;

import org.jspecify.annotations.NullMarked;
