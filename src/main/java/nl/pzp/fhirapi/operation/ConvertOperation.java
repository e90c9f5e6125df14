package nl.pzp.fhirapi.operation;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.audit.AuditTrail;
import nl.pzp.convert.ConvertedMessage;
import nl.pzp.convert.Converter;
import nl.pzp.convert.Format;
import nl.pzp.convert.Formats;
import nl.pzp.convert.MessageReader;
import nl.pzp.convert.ReadMessage;
import nl.pzp.convert.Stu3;
import nl.pzp.fhirapi.guard.OutcomeWriter;
import nl.pzp.guard.TextGuard;
import nl.pzp.intake.IncomingCall;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.stu3.ReferencedResources;
import nl.pzp.stu3.Stu3Style;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;

/** Converts a message to another format ({@code $convert}), at any door. Keeps nothing. */
public final class ConvertOperation {

  private static final String CONVERT = "$convert";
  private static final String RESULT = "result";
  private static final String REPORT = "report";

  private final TextGuard guard;
  private final MessageReader reader;
  private final Formats formats;
  private final Converter converter;
  private final Stu3 stu3;
  private final AuditTrail audit;
  private final OperationOutcomes outcomes;

  /**
   * @param guard only to detect the FHIR version of a message; the door has already checked it
   */
  public ConvertOperation(
      TextGuard guard,
      MessageReader reader,
      Formats formats,
      Converter converter,
      Stu3 stu3,
      AuditTrail audit,
      OperationOutcomes outcomes) {
    this.guard = guard;
    this.reader = reader;
    this.formats = formats;
    this.converter = converter;
    this.stu3 = stu3;
    this.audit = audit;
    this.outcomes = outcomes;
  }

  /**
   * Converts the body to the format that {@code to} names, and responds in the FHIR version of that
   * format. The response is Parameters with {@code result} and {@code report}, or with {@code
   * report=false} the result alone. {@code from} names the input format when the body does not show
   * it; {@code plain=true} gives STU3 exactly as the standard publishes it.
   *
   * @throws ProblemException with every reason, when the body cannot be converted
   */
  @Operation(name = CONVERT, manualRequest = true, manualResponse = true)
  public void convert(RequestDetails details) throws IOException {
    var exchange = (ServletRequestDetails) details;
    var request = exchange.getServletRequest();
    var to = formats.asked(parameter(details, "to").orElse(""));
    var from = parameter(details, "from").map(formats::asked);
    var plain = parameter(details, "plain").filter("true"::equals).isPresent();
    var conversion = converted(details, from, to, plain ? Stu3Style.plain() : Stu3Style.full());
    var call = Objects.requireNonNull(IncomingCall.of(request), "the guard lets every request in");
    audit.record(call.seen(null, null, List.of(), null));
    if (conversion instanceof ConvertedMessage.Converted made) {
      var report = outcomes.of(gravestFirst(made.problems()), OutcomeWriter.languageOf(request));
      var alone = parameter(details, "report").filter("false"::equals).isPresent();
      write(alone ? made.result() : both(made.result(), report), to, exchange);
    } else {
      throw new ProblemException(gravestFirst(conversion.problems()));
    }
  }

  private ConvertedMessage converted(
      RequestDetails details, Optional<Format> from, Format to, Stu3Style style) {
    var bytes = details.loadRequestContents();
    var look = guard.look(bytes);
    var reading =
        from.isPresent()
            ? reader.read(look.text(), look.encoding(), from.get().fhir())
            : reader.read(look.text(), look.encoding(), look.isStu3());
    if (reading instanceof ReadMessage.Refused refused) {
      return new ConvertedMessage.Refused(List.of(refused.problem()));
    }
    var read = (ReadMessage.Read) reading;
    // An unread element could be a decision.
    if (!read.problems().isEmpty()) {
      return new ConvertedMessage.Refused(read.problems());
    }
    return converter.convert(read.message(), formats.of(read.message(), from), to, style);
  }

  private IBaseResource both(IBaseResource result, OperationOutcome report) {
    if (result instanceof Resource r4) {
      var both = new Parameters();
      both.addParameter().setName(RESULT).setResource(r4);
      both.addParameter().setName(REPORT).setResource(report);
      return both;
    }
    var both = new org.hl7.fhir.dstu3.model.Parameters();
    both.addParameter().setName(RESULT).setResource((org.hl7.fhir.dstu3.model.Resource) result);
    both.addParameter()
        .setName(REPORT)
        .setResource(
            stu3.converter()
                .toStu3(report, ReferencedResources.none(), Stu3Style.plain())
                .resource());
    return both;
  }

  private static void write(IBaseResource answer, Format to, ServletRequestDetails exchange)
      throws IOException {
    var response = exchange.getServletResponse();
    var xml = OutcomeWriter.wantsXml(exchange.getServletRequest());
    var fhir = to.fhir().context();
    var parser = xml ? fhir.newXmlParser() : fhir.newJsonParser();
    var body = parser.encodeResourceToString(answer).getBytes(StandardCharsets.UTF_8);
    response.setContentType(
        (xml ? "application/fhir+xml" : "application/fhir+json")
            + ";fhirVersion="
            + to.fhir().number()
            + ";charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static List<Problem> gravestFirst(List<Problem> problems) {
    return problems.stream()
        .distinct()
        .sorted(Comparator.comparing((Problem problem) -> problem.code().severity()))
        .toList();
  }

  private static Optional<String> parameter(RequestDetails details, String name) {
    var values = details.getParameters().get(name);
    return values == null || values.length == 0 ? Optional.empty() : Optional.of(values[0]);
  }
}
