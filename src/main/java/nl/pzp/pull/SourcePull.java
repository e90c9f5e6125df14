package nl.pzp.pull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.problem.FailureTrace;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.pull.Fetching.Reading;
import nl.pzp.pull.R4Reading.Read;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.StoredResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pulls the plan of one patient from one source. */
final class SourcePull {

  private static final Logger LOG = LoggerFactory.getLogger(SourcePull.class);
  private static final int MOST_LOOKED_AFTER = 20;

  private final PullData data;
  private final PullSettings settings;
  private final FhirAnswers answers;
  private final PatientSearch patients;
  private final R4Reading reading;
  private final Selection selection;
  private final SourceIds ids;
  private final PullTransaction transactions;
  private final KnownFromSource state;
  private final PullFiling filing;
  private final PatientRecord record;
  private final PullFigures figures;
  private final Supplier<UUID> newIds;

  SourcePull(
      PullData data,
      PullSettings settings,
      FhirAnswers answers,
      PatientSearch patients,
      R4Reading reading,
      Selection selection,
      SourceIds ids,
      PullTransaction transactions,
      KnownFromSource state,
      PullFiling filing,
      PatientRecord record,
      PullFigures figures,
      Supplier<UUID> newIds) {
    this.data = data;
    this.settings = settings;
    this.answers = answers;
    this.patients = patients;
    this.reading = reading;
    this.selection = selection;
    this.ids = ids;
    this.transactions = transactions;
    this.state = state;
    this.filing = filing;
    this.record = record;
    this.figures = figures;
    this.newIds = newIds;
  }

  /**
   * Asks and takes over; every failure becomes part of the outcome.
   *
   * @param again whether to retry what was refused before
   */
  SourceOutcome pull(
      SourceClient client, PullSubject subject, Optional<String> authorizationBase, boolean again) {
    try {
      return pulled(client, subject, authorizationBase, again);
    } catch (ProblemException e) {
      return SourceOutcome.without(client.name(), e.problems());
    } catch (RuntimeException e) {
      LOG.error("The pull from {} failed with {}", client.name(), FailureTrace.of(e));
      return SourceOutcome.without(client.name(), List.of(Problem.of(PullProblem.FAILED_HERE)));
    }
  }

  private SourceOutcome pulled(
      SourceClient client, PullSubject subject, Optional<String> authorizationBase, boolean again) {
    var source = client.source();
    var session = client.session(subject.bsn(), authorizationBase);
    var patient = patients.find(source, session, subject);
    var fetching = new Fetching(source, session, answers, settings);
    for (var pattern : data.queriesOf(source)) {
      fetching.search(Query.of(pattern, patient.id()));
    }
    followed(client, patient, fetching);
    var own = state.of(client, subject.person());
    var problems = new ArrayList<Problem>();
    var deleted = deletedThere(client, fetching, own, problems);
    problems.addAll(0, fetching.problems());
    var reads = reading.read(source, fetching.found());
    var plan = selection.plan(source, reads);
    var conversations = selection.conversations(reads);
    Stream.concat(plan.stream(), conversations.stream())
        .flatMap(read -> read.problems().stream())
        .peek(problem -> figures.tolerated(client.name(), problem))
        .filter(Problem::isError)
        .distinct()
        .forEach(problems::add);
    if (plan.stream().allMatch(read -> read.resource() == null)
        && conversations.isEmpty()
        && deleted.isEmpty()) {
      if (problems.isEmpty()) {
        problems.add(Problem.of(PullProblem.NOTHING_THERE));
      }
      return SourceOutcome.without(client.name(), problems);
    }
    if (plan.size() + conversations.size() + 1 > settings.resources()) {
      throw Problem.of(PullProblem.TOO_MUCH)
          .with("limit", settings.resources() + " resources")
          .asException();
    }
    if (!conversations.isEmpty()) {
      problems.add(Problem.of(PullProblem.CONVERSATION_THERE));
    }
    var known = reading.read(source, List.of(patient)).get(0);
    var whole = selection.withPatients(source, reads, plan, known);
    var given = new Given(patient, whole, conversations, deleted, own);
    return filed(client, subject, given, problems, again);
  }

  private record Given(
      Fetched patient,
      List<Read> plan,
      List<Read> conversations,
      List<String> deleted,
      List<StoredResource> own) {}

  private SourceOutcome filed(
      SourceClient client,
      PullSubject subject,
      Given given,
      List<Problem> problems,
      boolean again) {
    var source = client.source();
    var patient = reading.read(source, List.of(given.patient())).get(0);
    // The record could not recognise a Patient without a BSN again.
    var withPatient = given.patient().identifiers().stream().anyMatch(patients::isBsn);
    if (withPatient && patient.resource() == null) {
      throw new ProblemException(patient.problems());
    }
    var patientId = withPatient ? patientId(client, subject, given) : shown(subject);
    var transaction =
        transactions.of(
            client,
            subject,
            patient,
            withPatient,
            patientId,
            given.plan(),
            given.conversations(),
            given.deleted());
    var kept =
        Stream.of(Stream.of(patient), given.plan().stream(), given.conversations().stream())
            .flatMap(each -> each)
            .map(Read::fetched)
            .toList();
    var body = KeptBody.of(source, kept);
    var controlId =
        DeterministicId.of(
            "pull",
            client.name(),
            KeptBody.digest(body),
            String.join(" ", given.deleted()),
            KnownFromSource.fingerprint(given.own()));
    var filed = filing.file(client, body, controlId, transaction, again);
    problems.addAll(filed.problems());
    if (!filed.taken()) {
      return SourceOutcome.without(client.name(), problems);
    }
    var person = subject.person().or(() -> record.personByBsn(subject.bsn()));
    var changed = filing.written(filed, person);
    var failed = problems.stream().anyMatch(Problem::isError);
    var ended = failed ? PullState.PARTIAL : changed > 0 ? PullState.CHANGED : PullState.UNCHANGED;
    return new SourceOutcome(
        client.name(),
        ended,
        given.plan().size() + given.conversations().size(),
        changed,
        problems);
  }

  // Level by level: a referenced resource may refer to more.
  private void followed(SourceClient client, Fetched patient, Fetching fetching) {
    var source = client.source();
    var read = reading.read(source, List.of(patient)).get(0);
    for (int level = 0; level < settings.depth(); level++) {
      var reads = reading.read(source, fetching.found());
      var plan = selection.plan(source, reads);
      var whole = new ArrayList<>(selection.withPatients(source, reads, plan, read));
      if (!plan.isEmpty()) {
        whole.add(read);
      }
      var missing = selection.missing(source, whole, fetching);
      if (missing.isEmpty()) {
        return;
      }
      fetching.follow(missing);
    }
  }

  /**
   * Reads earlier resources that this pull lacks, and returns those that the source reports as
   * deleted. An incomplete search says nothing about missing resources.
   */
  private List<String> deletedThere(
      SourceClient client, Fetching fetching, List<StoredResource> own, List<Problem> problems) {
    if (!fetching.isComplete()) {
      return List.of();
    }
    var missing = state.noLongerGiven(client, own, givenNow(client, fetching));
    var deleted = new ArrayList<String>();
    missing.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .limit(MOST_LOOKED_AFTER)
        .forEach(
            entry -> {
              var type = entry.getKey().substring(0, entry.getKey().indexOf('/'));
              var became = fetching.read(entry.getValue());
              // A deleted form was still filled in.
              if (became == Reading.DELETED && !type.equals("QuestionnaireResponse")) {
                deleted.add(entry.getKey());
                problems.add(Problem.of(PullProblem.DELETED_THERE).with("type", type));
              } else if (became != Reading.READ) {
                problems.add(Problem.of(PullProblem.NO_LONGER_GIVEN).with("type", type));
              }
            });
    return deleted;
  }

  private Set<String> givenNow(SourceClient client, Fetching fetching) {
    var now = new HashSet<String>();
    var named = ids.of(client, fetching.found());
    for (var each : fetching.found()) {
      now.add(each.type() + "/" + named.getOrDefault(each.address(), ""));
      now.add("DocumentReference/" + ids.pointer(client, each));
    }
    return now;
  }

  private String patientId(SourceClient client, PullSubject subject, Given given) {
    return KnownFromSource.patientId(given.own())
        .orElseGet(
            () ->
                // A hash of a BSN is reversible by trying every BSN.
                given.patient().id().contains(subject.bsn().value())
                    ? newIds.get().toString()
                    : ids.of(client, List.of(given.patient()))
                        .getOrDefault(given.patient().address(), ""));
  }

  private static String shown(PullSubject subject) {
    return subject
        .patientId()
        .orElseThrow(() -> Problem.of(PullProblem.PATIENT_UNPROVEN).asException());
  }
}
