@NullMarked
package nl.pzp;

import org.jspecify.annotations.NullMarked;
