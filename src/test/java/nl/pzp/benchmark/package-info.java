/** Benchmarks, not tests. docs/BENCHMARKS.md explains how to run them, with results. */
@NullMarked
package nl.pzp.benchmark;

import org.jspecify.annotations.NullMarked;
