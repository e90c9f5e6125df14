/** Starts the adapter and hands its features what they share. */
@NullMarked
package nl.pzp;

import org.jspecify.annotations.NullMarked;
