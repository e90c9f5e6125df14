/**
 * What was found in files, as text for people, as JSON for programs and as JUnit's XML for build
 * servers. Never holds what a message says, save where the tester asked to have it quoted.
 */
@NullMarked
package nl.pzp.bench.report;

import org.jspecify.annotations.NullMarked;
