package nl.pzp.fhirapi;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.List;
import nl.pzp.fhirapi.operation.PlanOperations;
import nl.pzp.intake.ApiProblem;
import nl.pzp.problem.Problem;

/** Refuses requests for an unsupported representation; HAPI would send JSON. */
@Interceptor
public final class FormatCheck {

  private static final List<EncodingEnum> SPOKEN = List.of(EncodingEnum.JSON, EncodingEnum.XML);

  /** Checks {@code _format}, or Accept when {@code _format} is absent. */
  @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
  public void check(RequestDetails request) {
    if (isDocument(request)) {
      return;
    }
    if (String.valueOf(request.getRequestPath()).endsWith("/" + PlanOperations.SUMMARY)) {
      return; // The page has its own formats and checks them itself.
    }
    var format = request.getParameters().get("_format");
    var offered =
        (format != null && format.length > 0)
            ? isSpoken(format[0])
            : acceptsSomething(request.getHeaders("Accept"));
    if (!offered) {
      throw Problem.of(ApiProblem.FORMAT_NOT_OFFERED).asException();
    }
  }

  // A document is sent in its own format unless the caller asks for FHIR.
  private static boolean isDocument(RequestDetails request) {
    return request.getRequestType() == RequestTypeEnum.GET
        && request.getRequestPath() != null
        && request.getRequestPath().startsWith("Binary/");
  }

  private static boolean acceptsSomething(List<String> accepted) {
    return accepted.isEmpty()
        || accepted.stream()
            .flatMap(header -> Arrays.stream(header.split(",", -1)))
            .map(type -> type.split(";", -1)[0].strip())
            .anyMatch(FormatCheck::isAccepted);
  }

  private static boolean isAccepted(String type) {
    // A browser lists its own types first and accepts any other.
    return type.equals("*/*")
        || type.equals("application/*")
        || type.equals("text/html")
        || isSpoken(type);
  }

  private static boolean isSpoken(String type) {
    var encoding = EncodingEnum.forContentType(type.split(";", -1)[0].strip().replace(' ', '+'));
    return encoding != null && SPOKEN.contains(encoding);
  }
}
