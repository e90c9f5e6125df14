package nl.pzp.fhirapi;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** The FHIR server of one door, as a servlet. */
public final class FhirServer extends RestfulServer {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("this-escape") // HAPI's server is configured through its own methods
  FhirServer(FhirDoor door, List<?> providers, List<?> interceptors, Capabilities capabilities) {
    super(door.fhir());
    registerProviders(providers);
    interceptors.forEach(this::registerInterceptor);
    setServerConformanceProvider(capabilities);
    setDefaultResponseEncoding(EncodingEnum.JSON);
    setServerName("PZP adapter");
    setDefaultPrettyPrint(false);
  }

  /** Hides the software behind the server. */
  @Override
  public void addHeadersToResponse(HttpServletResponse response) {
    // HAPI would add its name and version here.
  }
}
