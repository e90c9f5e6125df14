package nl.pzp.fhirapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import org.hl7.fhir.r4.model.Resource;

/**
 * Parses what is posted, and refuses what HAPI would drop with a line in its log: an unknown
 * element, an unreadable value, an element too many.
 */
@Interceptor
public final class BodyParser {

  private final FhirContext fhir;

  BodyParser(FhirContext fhir) {
    this.fhir = fhir;
  }

  /** Gives HAPI the parsed body, so that it does not parse it itself. */
  @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
  public void parse(RequestDetails request) {
    var method = request.getRequestType();
    var body = method == RequestTypeEnum.POST || method == RequestTypeEnum.PUT;
    // What is to be validated may be broken: the validator says how.
    if (!body
        || request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE
        || Operations.VALIDATE.equals(request.getOperation())) {
      return;
    }
    var resource = parse(text(request), encoding(request));
    checkType(request, resource);
    request.setResource(resource);
  }

  /**
   * The resource in this text.
   *
   * @throws ProblemException with every place that is not FHIR R4
   */
  Resource parse(String text, EncodingEnum encoding) {
    var errors = new ParseErrors();
    var parser = encoding.newParser(fhir);
    parser.setParserErrorHandler(errors);
    try {
      var resource = (Resource) parser.parseResource(text);
      if (!errors.problems().isEmpty()) {
        throw new ProblemException(errors.problems());
      }
      return resource;
    } catch (DataFormatException | ClassCastException | IllegalArgumentException e) {
      // The parser's message repeats what it could not read.
      var problems =
          errors.problems().isEmpty()
              ? List.of(Problem.of(ApiProblem.CONTENT_UNREADABLE))
              : errors.problems();
      throw new ProblemException(problems);
    }
  }

  static String text(RequestDetails request) {
    return new String(request.loadRequestContents(), StandardCharsets.UTF_8);
  }

  static EncodingEnum encoding(RequestDetails request) {
    var encoding = EncodingEnum.forContentType(mediaType(request.getHeader("Content-Type")));
    return encoding == EncodingEnum.XML ? EncodingEnum.XML : EncodingEnum.JSON;
  }

  private static void checkType(RequestDetails request, Resource resource) {
    var operation = request.getRestOperationType();
    var expected =
        switch (operation) {
          case CREATE, UPDATE -> request.getResourceName();
          case TRANSACTION -> "Bundle";
          default -> resource.fhirType();
        };
    if (!resource.fhirType().equals(expected)) {
      throw Problem.of(ApiProblem.TYPE_DIFFERS)
          .with("found", resource.fhirType())
          .with("expected", String.valueOf(expected))
          .asException();
    }
    var id = request.getId();
    if (operation == RestOperationTypeEnum.UPDATE
        && id != null
        && !String.valueOf(id.getIdPart()).equals(resource.getIdElement().getIdPart())) {
      throw Problem.of(ApiProblem.ID_DIFFERS).asException();
    }
  }

  private static String mediaType(@org.jspecify.annotations.Nullable String header) {
    var type = header == null ? "" : header;
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip();
  }
}
