/**
 * Requests to other parties: once, to allowed addresses only, within one deadline.
 *
 * <p>Never follows a redirection, and never tries again by itself: how long a caller waits before
 * it does is decided here, when it does is not.
 */
@NullMarked
package nl.pzp.http;

import org.jspecify.annotations.NullMarked;
