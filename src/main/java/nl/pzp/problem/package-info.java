/**
 * What can be wrong, said once: a stable code, the place, and what to do about it in Dutch and
 * English.
 *
 * <p>Never holds patient data: the details of a problem are codes, question numbers and names of
 * files, and every text comes from {@code profiles/problems}.
 */
@NullMarked
package nl.pzp.problem;

import org.jspecify.annotations.NullMarked;
