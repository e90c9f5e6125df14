/** What a mirror gets, and what it keeps from being lost or overwritten. */
@NullMarked
package nl.pzp.mirror;

import org.jspecify.annotations.NullMarked;
