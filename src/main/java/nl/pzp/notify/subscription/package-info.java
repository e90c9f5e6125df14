/**
 * The subscriptions of others, with their terms and states.
 *
 * <p>Never returns a secret, and never accepts a forbidden endpoint.
 */
@NullMarked
package nl.pzp.notify.subscription;

import org.jspecify.annotations.NullMarked;
