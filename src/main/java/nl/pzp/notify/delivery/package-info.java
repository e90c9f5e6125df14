/**
 * Numbers what happened, once, and brings it to each subscriber, in order per patient.
 *
 * <p>Never forgets what it could not bring, and never waits for one subscriber on behalf of
 * another.
 */
@NullMarked
package nl.pzp.notify.delivery;

import org.jspecify.annotations.NullMarked;
