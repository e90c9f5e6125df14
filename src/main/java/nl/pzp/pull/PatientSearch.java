package nl.pzp.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.pzp.identifier.Bsn;
import nl.pzp.problem.Problem;
import nl.pzp.pull.Source.SearchBy;
import nl.pzp.pull.Source.SourceTolerance;

/** Finds the patient at a source: exactly one Patient, whose BSN the source itself confirms. */
final class PatientSearch {

  private static final String PATIENT = "Patient";
  private static final int NOT_FOUND = 404;

  private final Set<String> bsnSystems;
  private final String bsnSystem;
  private final FhirAnswers answers;

  /**
   * @param bsnSystem the system that sources are asked by
   * @param bsnSystems every spelling of that system
   */
  PatientSearch(String bsnSystem, Set<String> bsnSystems, FhirAnswers answers) {
    this.bsnSystem = bsnSystem;
    this.bsnSystems = bsnSystems;
    this.answers = answers;
  }

  /**
   * The one Patient of the source.
   *
   * @throws nl.pzp.problem.ProblemException when the source has none, several, or one with another
   *     or a doubtful identity
   */
  Fetched find(Source source, SourceClient.SourceSession session, PullSubject subject) {
    var system = Objects.requireNonNullElse(source.patientIdentifierSystem(), bsnSystem);
    var reply =
        source.search() == SearchBy.MATCH
            ? session.match(asked(system, subject.bsn()))
            : session.search(
                PATIENT, Query.encoded("identifier", system + "|" + subject.bsn().value()));
    if (reply.status() == NOT_FOUND) {
      throw Problem.of(PullProblem.PATIENT_NOT_THERE).asException();
    }
    var patient = only(answers.read(reply));
    check(patient, source, subject);
    return patient;
  }

  /** Whether a JSON identifier is a BSN. */
  boolean isBsn(JsonNode identifier) {
    return bsnSystems.contains(identifier.path("system").asText());
  }

  private static Fetched only(ObjectNode answer) {
    var found = new LinkedHashMap<String, Fetched>();
    if (answer.path("resourceType").asText().equals(PATIENT)) {
      Fetched.of(answer).ifPresent(patient -> found.put(patient.id(), patient));
    }
    for (var entry : answer.path("entry")) {
      Fetched.of(entry.path("resource"))
          .filter(each -> each.type().equals(PATIENT))
          .ifPresent(patient -> found.put(patient.id(), patient));
    }
    // The next page stays unread: its address may hold the BSN.
    if (found.size() > 1 || (found.size() == 1 && FhirAnswers.next(answer) != null)) {
      throw Problem.of(PullProblem.SEVERAL_PATIENTS).asException();
    }
    return found.values().stream()
        .findFirst()
        .orElseThrow(() -> Problem.of(PullProblem.PATIENT_NOT_THERE).asException());
  }

  private void check(Fetched patient, Source source, PullSubject subject) {
    var birthDate = patient.json().path("birthDate").asText();
    var numbers =
        patient.identifiers().stream()
            .filter(this::isBsn)
            .map(identifier -> Bsn.parse(identifier.path("value").asText()))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    if (numbers.stream().anyMatch(number -> !number.equals(subject.bsn()))) {
      throw Problem.of(PullProblem.OTHER_PATIENT).asException();
    }
    var isWhole = birthDate.length() == "2000-01-01".length();
    if (numbers.isEmpty()
        && !(source.tolerances().contains(SourceTolerance.PATIENT_WITHOUT_BSN)
            && subject.person().isPresent()
            && isWhole
            && subject.birthDates().contains(birthDate))) {
      throw Problem.of(PullProblem.PATIENT_UNPROVEN).asException();
    }
    if (isWhole && !subject.birthDates().isEmpty() && !subject.birthDates().contains(birthDate)) {
      throw Problem.of(PullProblem.BIRTH_DATE_DIFFERS).asException();
    }
  }

  // A Patient with only the BSN, as the regional viewer sends it.
  private static String asked(String system, Bsn bsn) {
    var patient = FhirAnswers.JSON.createObjectNode().put("resourceType", PATIENT);
    patient
        .putArray("identifier")
        .addObject()
        .put("use", "official")
        .put("system", system)
        .put("value", bsn.value());
    return patient.toString();
  }
}
