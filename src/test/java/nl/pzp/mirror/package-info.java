/** Tests the updates of a mirror, and the protection from loss and overwriting. */
@NullMarked
package nl.pzp.mirror;

import org.jspecify.annotations.NullMarked;
