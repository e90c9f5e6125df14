/**
 * What can be subscribed to, and which changes of the record are events of it: data in {@code
 * profiles/regional/topics}, read as FHIR R5 SubscriptionTopics.
 *
 * <p>Never decides who is told.
 */
@NullMarked
package nl.pzp.notify.topic;

import org.jspecify.annotations.NullMarked;
