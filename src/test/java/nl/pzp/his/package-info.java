@NullMarked
package nl.pzp.his;

import org.jspecify.annotations.NullMarked;
