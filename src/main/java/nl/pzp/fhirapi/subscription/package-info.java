/**
 * Subscriptions and topics at the FHIR R4 door, after the Subscriptions R5 Backport guide.
 *
 * <p>Shows a subscription only to its owner, and shows a secret to nobody.
 */
@NullMarked
package nl.pzp.fhirapi.subscription;

import org.jspecify.annotations.NullMarked;
