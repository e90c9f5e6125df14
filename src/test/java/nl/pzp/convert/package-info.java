@NullMarked
package nl.pzp.convert;

import org.jspecify.annotations.NullMarked;
