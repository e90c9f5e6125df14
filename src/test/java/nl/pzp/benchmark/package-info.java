/** Measurements; no test. docs/BENCHMARKS.md says how to run them and what they gave. */
@NullMarked
package nl.pzp.benchmark;

import org.jspecify.annotations.NullMarked;
