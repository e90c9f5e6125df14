/**
 * The topics for subscriptions and the detection of their events. The topics are FHIR R5
 * SubscriptionTopics in {@code profiles/regional/topics}.
 *
 * <p>Never decides who is notified.
 */
@NullMarked
package nl.pzp.notify.topic;

import org.jspecify.annotations.NullMarked;
