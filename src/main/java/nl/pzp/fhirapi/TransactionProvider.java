package nl.pzp.fhirapi;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseBundle;

/** Receives Bundles at the base address of a door. */
public final class TransactionProvider {

  private final BundleExchange exchange;

  TransactionProvider(BundleExchange exchange) {
    this.exchange = exchange;
  }

  /** Processes a transaction or a batch. */
  @Transaction
  public IBaseBundle take(@TransactionParam IBaseBundle bundle, RequestDetails details) {
    return exchange.take(bundle, ApiRequest.of(details));
  }
}
