@NullMarked
package nl.pzp.record;

import org.jspecify.annotations.NullMarked;
