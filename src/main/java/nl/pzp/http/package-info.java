/**
 * Sends requests to other parties: once, to allowed addresses only, within one deadline.
 *
 * <p>Never follows a redirect and never retries by itself. It computes how long a caller waits; the
 * caller decides when to retry.
 */
@NullMarked
package nl.pzp.http;

import org.jspecify.annotations.NullMarked;
