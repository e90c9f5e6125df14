package nl.pzp.fhirapi;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;

/** Bundles at the base address of the R4 door. */
public final class TransactionProvider {

  private final BundleExchange<Bundle, BundleEntryComponent> exchange;

  TransactionProvider(BundleExchange<Bundle, BundleEntryComponent> exchange) {
    this.exchange = exchange;
  }

  /** Takes in a transaction or a batch. */
  @Transaction
  public Bundle take(@TransactionParam Bundle bundle, RequestDetails details) {
    return exchange.take(bundle, ApiRequest.of(details));
  }
}
