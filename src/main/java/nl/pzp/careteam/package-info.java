/**
 * The care network: the responsible practitioner and the central health professional of any moment,
 * delegations between them, and Tasks for them.
 *
 * <p>Everything follows from the statements of sources, ordered by source time, never by arrival.
 * No statement is overwritten, a contradiction gives nobody a role, and a default holder is shown
 * as such.
 */
@NullMarked
package nl.pzp.careteam;

import org.jspecify.annotations.NullMarked;
