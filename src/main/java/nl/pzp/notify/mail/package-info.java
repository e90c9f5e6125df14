/**
 * Notifies a practice by mail that there is news, when it has no other channel.
 *
 * <p>Never names a person or an event, and links to no one. Uses TLS with every mail server that is
 * not on this machine.
 */
@NullMarked
package nl.pzp.notify.mail;

import org.jspecify.annotations.NullMarked;
