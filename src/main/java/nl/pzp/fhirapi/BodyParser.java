package nl.pzp.fhirapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.pzp.intake.ApiProblem;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Parses posted bodies. Refuses input that HAPI would only log and drop: unknown elements,
 * unreadable values, repeated single elements.
 */
@Interceptor
public final class BodyParser {

  private static final String SENT_ID = BodyParser.class.getName() + ".sentId";

  private final FhirContext fhir;

  public BodyParser(FhirContext fhir) {
    this.fhir = fhir;
  }

  /** Gives HAPI the parsed resource, so that HAPI does not parse the body again. */
  @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
  public void parseWhatIsWritten(RequestDetails request) {
    var operation = request.getRestOperationType();
    if (operation != RestOperationTypeEnum.CREATE
        && operation != RestOperationTypeEnum.UPDATE
        && operation != RestOperationTypeEnum.TRANSACTION) {
      return;
    }
    var resource = read(request);
    checkType(request, resource);
    request.setResource(resource);
    // HAPI removes the id of a posted resource; keep it, since the sender uses it as its own name.
    request.getUserData().put(SENT_ID, String.valueOf(resource.getIdElement().getIdPart()));
  }

  /** The id that the sender of a posted resource gave it, or null. */
  public static @Nullable String sentId(RequestDetails request) {
    return request.getUserData().get(SENT_ID) instanceof String id && !id.equals("null")
        ? id
        : null;
  }

  /**
   * The resource in the body.
   *
   * @throws ProblemException with every place that is not FHIR R4
   */
  public Resource parse(RequestDetails request) {
    return (Resource) read(request);
  }

  /**
   * The resource in the body, in this parser's FHIR version.
   *
   * @throws ProblemException with every place that is not FHIR
   */
  public IBaseResource read(RequestDetails request) {
    return read(text(request), encoding(request));
  }

  /**
   * The resource in this text.
   *
   * @throws ProblemException with every place that is not FHIR R4
   */
  public Resource parse(String text, EncodingEnum encoding) {
    return (Resource) read(text, encoding);
  }

  private IBaseResource read(String text, EncodingEnum encoding) {
    var errors = new ParseErrors();
    var parser = encoding.newParser(fhir);
    parser.setParserErrorHandler(errors);
    try {
      var resource = parser.parseResource(text);
      if (!errors.problems().isEmpty()) {
        throw new ProblemException(errors.problems());
      }
      return resource;
    } catch (DataFormatException | ClassCastException | IllegalArgumentException e) {
      // Leave out the parser's message: it quotes the input.
      var problems =
          errors.problems().isEmpty()
              ? List.of(Problem.of(ApiProblem.CONTENT_UNREADABLE))
              : errors.problems();
      throw new ProblemException(problems);
    }
  }

  public static String text(RequestDetails request) {
    return new String(request.loadRequestContents(), StandardCharsets.UTF_8);
  }

  public static EncodingEnum encoding(RequestDetails request) {
    var encoding = EncodingEnum.forContentType(mediaType(request.getHeader("Content-Type")));
    return encoding == EncodingEnum.XML ? EncodingEnum.XML : EncodingEnum.JSON;
  }

  private static void checkType(RequestDetails request, IBaseResource resource) {
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

  private static String mediaType(@Nullable String header) {
    var type = header == null ? "" : header;
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip();
  }
}
