/**
 * What others subscribed to, under which terms and in which state.
 *
 * <p>Never gives a secret out again, and never lets an endpoint in that is not allowed.
 */
@NullMarked
package nl.pzp.notify.subscription;

import org.jspecify.annotations.NullMarked;
