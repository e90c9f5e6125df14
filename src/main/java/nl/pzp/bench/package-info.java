/**
 * The tester's command line: checks and converts files, and reports problems by file, question,
 * reason and remedy.
 *
 * <p>Never starts a server and writes only the requested file. Quotes a message only with {@code
 * --verbose}.
 */
@NullMarked
package nl.pzp.bench;

import org.jspecify.annotations.NullMarked;
