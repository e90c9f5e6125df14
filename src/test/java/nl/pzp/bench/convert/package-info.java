@NullMarked
package nl.pzp.bench.convert;

import org.jspecify.annotations.NullMarked;
