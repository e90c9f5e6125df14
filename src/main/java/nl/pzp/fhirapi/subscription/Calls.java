package nl.pzp.fhirapi.subscription;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Objects;
import nl.pzp.intake.IncomingCall;

/** Finds the call behind a routed HAPI request. */
final class Calls {

  private Calls() {}

  static IncomingCall of(RequestDetails details) {
    var request = ((ServletRequestDetails) details).getServletRequest();
    return Objects.requireNonNull(IncomingCall.of(request), "the guard lets every request in");
  }
}
