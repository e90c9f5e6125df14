/**
 * Publishes events to Kafka as CloudEvents, for deployments on several machines; only with {@code
 * pzp.events.transport=kafka}.
 *
 * <p>An event tells no more than the kind of change and the patient, by opaque ids. A patient's
 * event is never sent before its predecessor was taken.
 */
@NullMarked
package nl.pzp.notify.kafka;

import org.jspecify.annotations.NullMarked;
