@NullMarked
package nl.pzp.bench;

import org.jspecify.annotations.NullMarked;
