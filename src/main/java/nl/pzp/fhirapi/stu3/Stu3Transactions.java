package nl.pzp.fhirapi.stu3;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.BundleExchange;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Bundle.BundleEntryComponent;

/** Bundles at the base address of the STU3 door. */
public final class Stu3Transactions {

  private final BundleExchange<Bundle, BundleEntryComponent> exchange;

  Stu3Transactions(BundleExchange<Bundle, BundleEntryComponent> exchange) {
    this.exchange = exchange;
  }

  /** Takes in a transaction or a batch. */
  @Transaction
  public Bundle take(@TransactionParam Bundle bundle, RequestDetails details) {
    return exchange.take(bundle, ApiRequest.of(details));
  }
}
