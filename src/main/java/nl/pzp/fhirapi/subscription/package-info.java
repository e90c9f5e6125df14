/**
 * Subscriptions and their topics at the FHIR R4 door, as the Subscriptions R5 Backport guide has
 * them.
 *
 * <p>Never shows a subscription to anybody but its owner, nor a secret to anybody at all.
 */
@NullMarked
package nl.pzp.fhirapi.subscription;

import org.jspecify.annotations.NullMarked;
