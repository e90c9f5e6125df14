/**
 * Numbers each event once and delivers it to each subscriber, in order per patient.
 *
 * <p>Never drops an undelivered event, and never lets one subscriber delay another.
 */
@NullMarked
package nl.pzp.notify.delivery;

import org.jspecify.annotations.NullMarked;
