/**
 * Problems: a stable code, a place, and a remedy in Dutch and English.
 *
 * <p>Never holds patient data: details are codes, linkIds and file names, and every text comes from
 * {@code profiles/problems}.
 */
@NullMarked
package nl.pzp.problem;

import org.jspecify.annotations.NullMarked;
