/**
 * Who may do what: one policy point that every door asks before it reads or answers anything.
 *
 * <p>Never decides by what a caller only claims, and never lets the adapter start in a state where
 * nobody decides: without a known mode, or open to other machines.
 */
@NullMarked
package nl.pzp.security;

import org.jspecify.annotations.NullMarked;
