/**
 * The tester's command line: checks and converts messages where they lie, and says what is wrong by
 * file, question, reason and remedy.
 *
 * <p>Never starts a server, never writes anything but the file that it was asked for, and quotes
 * from a message only to who asks for it with {@code --verbose}: it is the tester's own file.
 */
@NullMarked
package nl.pzp.bench;

import org.jspecify.annotations.NullMarked;
