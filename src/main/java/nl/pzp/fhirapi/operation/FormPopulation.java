package nl.pzp.fhirapi.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.careplan.CarePlanReader;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.Reads;
import nl.pzp.form.FormProblem;
import nl.pzp.form.FormQuestions;
import nl.pzp.form.FormWriter;
import nl.pzp.intake.ApiProblem;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import nl.pzp.summary.FormSources;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Fills the requested form version from the record. With resources in the request it uses only
 * those: it reads and keeps nothing.
 */
@Component
public final class FormPopulation {

  private final Packs packs;
  private final CarePlanReader plans;
  private final FormWriter forms;
  private final PatientRecord record;
  private final FormSources sources;
  private final Reads reads;
  private final OperationOutcomes outcomes;

  FormPopulation(
      Packs packs,
      CarePlanReader plans,
      FormWriter forms,
      PatientRecord record,
      FormSources sources,
      Reads reads,
      OperationOutcomes outcomes) {
    this.packs = packs;
    this.plans = plans;
    this.forms = forms;
    this.record = record;
    this.sources = sources;
    this.reads = reads;
    this.outcomes = outcomes;
  }

  /**
   * Fills a form.
   *
   * @return Parameters with {@code response}, and {@code issues} for data without a place in the
   *     form
   */
  Parameters populate(ApiRequest request, Parameters body) {
    var pack = pack(value(request, body, "canonical", "questionnaire"));
    var content =
        ExtractOperation.inner(body, "content", Bundle.class)
            .map(bundle -> ofBundle(bundle))
            .orElse(null);
    var subject = value(request, body, "subject", "patient").map(FormPopulation::patientId);
    var resources = content == null ? ofRecord(request, subject) : content;
    var reading = plans.read(resources, new FormQuestions(pack));
    var writing = forms.write(reading.form(), pack);
    var response = writing.response();
    patientIn(resources)
        .or(() -> subject)
        .ifPresent(id -> response.setSubject(new Reference("Patient/" + id)));
    var problems = new ArrayList<>(reading.problems());
    problems.addAll(writing.losses());
    var answer = new Parameters();
    answer.addParameter().setName("response").setResource(response);
    if (!problems.isEmpty()) {
      answer.addParameter().setName("issues").setResource(outcomes.of(problems, request.reader()));
    }
    return answer;
  }

  private Pack pack(Optional<String> canonical) {
    var name = canonical.orElseThrow(() -> ExtractOperation.missing("canonical"));
    return packs
        .ofForm(name)
        .orElseThrow(
            () ->
                Problem.of(FormProblem.VERSION_UNKNOWN)
                    .with("known", String.join(", ", packs.knownForms()))
                    .asException());
  }

  private List<Resource> ofRecord(ApiRequest request, Optional<String> patientId) {
    var id = patientId.orElseThrow(() -> ExtractOperation.missing("subject"));
    var person =
        record
            .personByPatientId(id)
            .filter(known -> reads.maySee(request.call(), known))
            .orElseThrow(() -> Problem.of(ApiProblem.PATIENT_UNKNOWN).asException());
    var found = sources.of(person);
    reads.seen(request.call(), person, found.stored(), null);
    return found.resources();
  }

  private static List<Resource> ofBundle(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Objects::nonNull)
        .toList();
  }

  private static Optional<String> patientIn(List<Resource> resources) {
    return resources.stream()
        .filter(resource -> resource.fhirType().equals("Patient"))
        .map(resource -> resource.getIdElement().getIdPart())
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static Optional<String> value(
      ApiRequest request, Parameters body, String name, String otherName) {
    for (var wanted : List.of(name, otherName)) {
      var sent =
          body.getParameter().stream()
              .filter(parameter -> parameter.getName().equals(wanted))
              .map(FormPopulation::text)
              .filter(Objects::nonNull)
              .findFirst();
      var asked = request.parameters().getOrDefault(wanted, List.of()).stream().findFirst();
      if (sent.isPresent() || asked.isPresent()) {
        return sent.or(() -> asked);
      }
    }
    return Optional.empty();
  }

  private static @Nullable String text(ParametersParameterComponent parameter) {
    return parameter.getValue() instanceof Reference reference
        ? reference.getReference()
        : parameter.getValue() == null ? null : parameter.getValue().primitiveValue();
  }

  private static String patientId(String reference) {
    return reference.startsWith("Patient/") ? reference.substring("Patient/".length()) : reference;
  }
}
