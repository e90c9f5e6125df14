/**
 * Tells a practice by mail that there is something new, for those who have no other door.
 *
 * <p>Never says about whom or what, sends no link that leads to anybody, and speaks to no mail
 * server without TLS but to one on this machine.
 */
@NullMarked
package nl.pzp.notify.mail;

import org.jspecify.annotations.NullMarked;
