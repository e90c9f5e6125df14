@NullMarked
package nl.pzp.marking;

import org.jspecify.annotations.NullMarked;
