@NullMarked
package nl.pzp.guard;

import org.jspecify.annotations.NullMarked;
