/**
 * Access control: one policy that every door asks before it reads or answers anything.
 *
 * <p>Never decides on an unverified claim. Never lets the adapter start without a known mode, or in
 * open mode where other machines can reach it.
 */
@NullMarked
package nl.pzp.security;

import org.jspecify.annotations.NullMarked;
