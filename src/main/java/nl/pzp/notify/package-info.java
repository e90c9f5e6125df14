/**
 * Notifies others of changes: topics, subscriptions, numbered notifications and their delivery.
 *
 * <p>Never loses an event and never gives two events one number. A committed event is numbered from
 * the outbox; its number stays until it is delivered, withheld or in the dead letter. Never sends
 * to a party that is not entitled at that moment. Never shows a subscriber's secret, and never
 * connects to a forbidden address.
 */
@NullMarked
package nl.pzp.notify;

import org.jspecify.annotations.NullMarked;
