/**
 * Tells another organisation that there is something to fetch, as the Technical Agreement Notified
 * Pull of Twiin has it: a Task in STU3, which says where to look and never what is there.
 *
 * <p>Never tells whose it is by BSN unless the patient agreed to sharing, and gives a receiver
 * nothing with which anybody else, or for another patient, could fetch anything.
 */
@NullMarked
package nl.pzp.notify.twiin;

import org.jspecify.annotations.NullMarked;
