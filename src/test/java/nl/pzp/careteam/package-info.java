@NullMarked
package nl.pzp.careteam;

import org.jspecify.annotations.NullMarked;
