@NullMarked
package nl.pzp.bench.hub;

import org.jspecify.annotations.NullMarked;
