/**
 * Notifies another organisation of data to fetch, under Twiin's Technical Agreement Notified Pull:
 * an STU3 Task that tells where to look, and no content.
 *
 * <p>Never tells the BSN unless the patient agreed to sharing. Gives a receiver nothing that serves
 * another party or another patient.
 */
@NullMarked
package nl.pzp.notify.twiin;

import org.jspecify.annotations.NullMarked;
