/**
 * Requests to other parties: once, to allowed addresses only, within one deadline.
 *
 * <p>Never follows a redirection, and never tries again by itself.
 */
@NullMarked
package nl.pzp.http;

import org.jspecify.annotations.NullMarked;
