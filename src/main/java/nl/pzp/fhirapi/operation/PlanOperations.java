package nl.pzp.fhirapi.operation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import nl.pzp.careplan.current.CurrentPlanBundle;
import nl.pzp.fhirapi.BodyParser;
import nl.pzp.fhirapi.Reads;
import nl.pzp.intake.ApiProblem;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import nl.pzp.summary.PageFormat;
import nl.pzp.summary.PatientResources;
import nl.pzp.summary.SummaryMaker;
import nl.pzp.summary.SummaryPages;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives the current plan of a patient: as a Bundle ($acp-plan) and as one page ($acp-summary). */
@Component
public final class PlanOperations {

  public static final String PLAN = "$acp-plan";
  public static final String SUMMARY = "$acp-summary";

  private static final ObjectMapper JSON = new ObjectMapper();
  // The page contains its style; the browser may fetch or run nothing else.
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

  private final BodyParser bodies;
  private final PatientRecord record;
  private final PatientResources patients;
  private final SummaryPages pages;
  private final CurrentPlanBundle bundles;
  private final Reads reads;
  private final FhirContext fhir;
  private final Clock clock;

  PlanOperations(
      BodyParser bodies,
      PatientRecord record,
      PatientResources patients,
      SummaryPages pages,
      CurrentPlanBundle bundles,
      Reads reads,
      FhirContext fhir,
      Clock clock) {
    this.bodies = bodies;
    this.record = record;
    this.patients = patients;
    this.pages = pages;
    this.bundles = bundles;
    this.reads = reads;
    this.fhir = fhir;
    this.clock = clock;
  }

  /** The current plan, with its conflicts and all its source resources. */
  @Operation(name = PLAN, typeName = "Patient", manualRequest = true, idempotent = true)
  public Bundle plan(@IdParam IdType patient, RequestDetails details) {
    var request = request(patient, details);
    var found = found(request);
    return bundles.write(
        pages.plan(found.resources(), request.asOf()),
        found.resources(),
        details.getFhirServerBase(),
        request.reader());
  }

  /** The page for acute care. */
  @Operation(
      name = SUMMARY,
      typeName = "Patient",
      manualRequest = true,
      manualResponse = true,
      idempotent = true)
  public void summary(@IdParam IdType patient, RequestDetails details, HttpServletResponse response)
      throws IOException {
    var wanted = details.getParameters().get("_format");
    var format =
        PageFormat.of(
                wanted == null || wanted.length == 0 ? null : wanted[0],
                details.getHeaders("Accept"))
            .orElseThrow(() -> Problem.of(ApiProblem.FORMAT_NOT_OFFERED).asException());
    var request = request(patient, details);
    var made =
        pages.make(request.person(), found(request).resources(), request.asOf(), request.reader());
    var content = content(made, format);
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(format.contentType());
    response.setHeader("Content-Language", made.page().language());
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Vary", "Accept, Accept-Language");
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }

  private byte[] content(SummaryMaker.Made made, PageFormat format) throws IOException {
    return switch (format) {
      case PDF -> made.pdf().content();
      case HTML -> made.html().getBytes(StandardCharsets.UTF_8);
      case JSON -> JSON.writeValueAsBytes(made.page());
      case FHIR_JSON ->
          fhir.newJsonParser()
              .encodeResourceToString(binary(made))
              .getBytes(StandardCharsets.UTF_8);
      case FHIR_XML ->
          fhir.newXmlParser().encodeResourceToString(binary(made)).getBytes(StandardCharsets.UTF_8);
    };
  }

  private static Binary binary(SummaryMaker.Made made) {
    var binary = new Binary();
    binary.setContentType(PageFormat.PDF.contentType());
    binary.setData(made.pdf().content());
    return binary;
  }

  private PlanRequest request(IdType patient, RequestDetails details) {
    return PlanRequest.of(patient, details, body(details), record, clock);
  }

  private @Nullable Parameters body(RequestDetails details) {
    return details.getRequestType() == RequestTypeEnum.POST
            && bodies.parse(details) instanceof Parameters sent
        ? sent
        : null;
  }

  // Audit before the plan goes out, and refuse a caller who may not see the patient.
  private PatientResources.Found found(PlanRequest request) {
    var found = patients.of(request.person());
    reads.seen(request.call(), request.person(), found.stored(), null);
    return found;
  }
}
