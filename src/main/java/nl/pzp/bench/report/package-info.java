/**
 * Reports of findings: text for people, JSON for programs and JUnit XML for build servers. Quotes a
 * message only when the tester asked for it.
 */
@NullMarked
package nl.pzp.bench.report;

import org.jspecify.annotations.NullMarked;
