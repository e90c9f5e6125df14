/**
 * Events to a topic of Kafka as CloudEvents, for who outgrows one machine; there only with {@code
 * pzp.events.transport=kafka}.
 *
 * <p>Never says more than what happened to which patient, by opaque ids, and never sends a
 * patient's event before the one ahead of it was taken.
 */
@NullMarked
package nl.pzp.notify.kafka;

import org.jspecify.annotations.NullMarked;
