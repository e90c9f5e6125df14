package nl.pzp.fhirapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** The FHIR R4 server, as a servlet. */
public final class FhirR4Server extends RestfulServer {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("this-escape") // HAPI's server is set up through its own methods
  FhirR4Server(
      FhirContext fhir, List<?> providers, List<?> interceptors, Capabilities capabilities) {
    super(fhir);
    registerProviders(providers);
    interceptors.forEach(this::registerInterceptor);
    setServerConformanceProvider(capabilities);
    setDefaultResponseEncoding(EncodingEnum.JSON);
    setServerName("PZP adapter");
    setDefaultPrettyPrint(false);
  }

  /** Says nothing of what it is built with. */
  @Override
  public void addHeadersToResponse(HttpServletResponse response) {
    // HAPI would add its name and version here.
  }
}
