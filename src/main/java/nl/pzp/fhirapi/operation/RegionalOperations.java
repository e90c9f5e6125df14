package nl.pzp.fhirapi.operation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.pzp.careteam.CareTeamWriter;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.SourceTime;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.Reads;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.intake.ApiProblem;
import nl.pzp.palliative.CoreTeamList;
import nl.pzp.palliative.MarkingAnswer;
import nl.pzp.palliative.RegionalReading;
import nl.pzp.palliative.TeamWorklists;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Operations on markings, care networks and the worklists that follow from them. */
@Component
public final class RegionalOperations {

  private final PatientRecord record;
  private final RegionalReading reading;
  private final TeamWorklists worklists;
  private final CoreTeamList coreTeams;
  private final Reads reads;
  private final CareVocabulary vocabulary;
  private final OperationOutcomes outcomes;
  private final Clock clock;

  RegionalOperations(
      PatientRecord record,
      RegionalReading reading,
      TeamWorklists worklists,
      CoreTeamList coreTeams,
      Reads reads,
      CareVocabulary vocabulary,
      OperationOutcomes outcomes,
      Clock clock) {
    this.record = record;
    this.reading = reading;
    this.worklists = worklists;
    this.coreTeams = coreTeams;
    this.reads = reads;
    this.vocabulary = vocabulary;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /**
   * Whether the patient is marked; with a date, whether they were marked then, by present
   * knowledge.
   */
  @Operation(
      name = "$marking-status",
      typeName = "Patient",
      manualRequest = true,
      idempotent = true)
  public Parameters markingStatus(@IdParam IdType id, RequestDetails details) {
    var request = ApiRequest.of(details);
    var moment = date(request);
    var person = person(id);
    var status = reading.picture(person).markings().at(moment.orElse(null));
    reads.seen(request.call(), person, reading.stored(person), null);
    var answer = new MarkingAnswer(vocabulary).of(status);
    if (!status.problems().isEmpty()) {
      answer
          .addParameter()
          .setName("issues")
          .setResource(outcomes.of(status.problems(), request.reader()));
    }
    return answer;
  }

  /** The care network now or on a date, with the holder of each role. */
  @Operation(name = "$care-network", typeName = "Patient", manualRequest = true, idempotent = true)
  public CareTeam careNetwork(@IdParam IdType id, RequestDetails details) {
    var request = ApiRequest.of(details);
    var moment = date(request).orElse(clock.instant());
    var person = person(id);
    var picture = reading.picture(person);
    reads.seen(request.call(), person, reading.stored(person), null);
    return new CareTeamWriter(vocabulary).writeAt(picture.network(), picture.patientId(), moment);
  }

  /** Open tasks of all patients: those of one owner, or those without an owner. */
  @Operation(name = "$worklist", typeName = "Task", manualRequest = true, idempotent = true)
  public Bundle worklist(RequestDetails details) {
    var request = ApiRequest.of(details);
    var tasks =
        worklists.tasks(value(request, "owner").orElse("")).stream()
            .filter(task -> reads.maySee(request.call(), task.person()))
            .toList();
    var bundle = new Bundle().setType(BundleType.SEARCHSET);
    bundle.setTotal(tasks.size());
    for (var task : tasks) {
      seen(request, task);
      add(bundle, request, reads.parse(task));
    }
    return bundle;
  }

  /** The marked patients of a core team, in the order of discussion. */
  @Operation(
      name = "$core-team-list",
      typeName = "Organization",
      manualRequest = true,
      idempotent = true)
  public Bundle coreTeamList(@IdParam IdType id, RequestDetails details) {
    return coreTeamList(ApiRequest.of(details), "Organization/" + id.getIdPart());
  }

  /** The marked patients without a core team. */
  @Operation(
      name = "$without-core-team",
      typeName = "Organization",
      manualRequest = true,
      idempotent = true)
  public Bundle withoutCoreTeam(RequestDetails details) {
    return coreTeamList(ApiRequest.of(details), "");
  }

  private Bundle coreTeamList(ApiRequest request, String team) {
    var now = clock.instant();
    var lines =
        worklists.coreTeam(team, now).stream()
            .filter(line -> reads.maySee(request.call(), line.person()))
            .toList();
    lines.forEach(line -> reads.seen(request.call(), line.person(), line.versions(), null));
    var resources = coreTeams.of(lines, now);
    var bundle = new Bundle().setType(BundleType.COLLECTION);
    bundle.addEntry().setResource(resources.get(0));
    resources.stream().skip(1).forEach(resource -> add(bundle, request, resource));
    return bundle;
  }

  private static void add(Bundle bundle, ApiRequest request, Resource resource) {
    bundle
        .addEntry()
        .setFullUrl(request.base() + "/" + RelativeReference.of(resource))
        .setResource(resource);
  }

  private void seen(ApiRequest request, StoredResource stored) {
    reads.seen(request.call(), stored.person(), List.of(stored), null);
  }

  private PersonId person(IdType id) {
    return record
        .personByPatientId(id.getIdPart())
        .orElseThrow(() -> Problem.of(ApiProblem.NOT_FOUND).asException());
  }

  private static Optional<Instant> date(ApiRequest request) {
    return value(request, "date")
        .map(
            text -> {
              try {
                return SourceTime.lastMoment(new DateTimeType(text));
              } catch (RuntimeException e) {
                // HAPI does not document the exceptions for a text that is not a date.
                throw Problem.of(ApiProblem.OPERATION_INPUT).with("missing", "date").asException();
              }
            });
  }

  private static Optional<String> value(ApiRequest request, String name) {
    return request.parameters().getOrDefault(name, List.of()).stream().findFirst();
  }
}
