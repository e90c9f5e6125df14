@NullMarked
package nl.pzp.summary;

import org.jspecify.annotations.NullMarked;
