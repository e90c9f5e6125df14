package nl.pzp.fhirapi.stu3;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** The FHIR STU3 server, as a servlet. */
public final class FhirStu3Server extends RestfulServer {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("this-escape") // HAPI's server is set up through its own methods
  FhirStu3Server(
      FhirContext fhir, List<?> providers, List<?> interceptors, Stu3Capabilities capabilities) {
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
