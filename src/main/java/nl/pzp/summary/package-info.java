/**
 * The current plan of a patient for readers outside: as a Bundle, and as one page for acute care in
 * PDF, HTML and JSON.
 *
 * <p>Never changes the record when it is asked, never gives two pages, and never leaves anything
 * off the page without saying so on it.
 */
@NullMarked
package nl.pzp.summary;

import org.jspecify.annotations.NullMarked;
