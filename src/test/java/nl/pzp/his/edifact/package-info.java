@NullMarked
package nl.pzp.his.edifact;

import org.jspecify.annotations.NullMarked;
