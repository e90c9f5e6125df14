@NullMarked
package nl.pzp.pull.announced;

import org.jspecify.annotations.NullMarked;
