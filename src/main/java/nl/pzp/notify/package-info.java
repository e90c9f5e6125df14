/**
 * Tells others what changed: topics, subscriptions, numbered notifications and their delivery.
 *
 * <p>Never loses an event and never gives two events one number: what was committed is numbered
 * from the outbox, and a number stays until it was delivered, withheld or put in the dead letter.
 * Never sends to a party that is not entitled at that moment, never shows a secret that it was
 * given, and never connects to an address that is not allowed.
 */
@NullMarked
package nl.pzp.notify;

import org.jspecify.annotations.NullMarked;
