package nl.pzp.pull;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/** Asks all sources for one patient in parallel and reports the outcome of each. */
public final class PlanPulling {

  private final List<SourceClient> clients;
  private final Subjects subjects;
  private final SourcePull pull;
  private final PullFigures figures;
  private final OperationOutcomes outcomes;
  private final PullThreads threads;
  private final Clock clock;

  PlanPulling(
      List<SourceClient> clients,
      Subjects subjects,
      SourcePull pull,
      PullFigures figures,
      OperationOutcomes outcomes,
      PullThreads threads,
      Clock clock) {
    this.clients = List.copyOf(clients);
    this.subjects = subjects;
    this.pull = pull;
    this.figures = figures;
    this.outcomes = outcomes;
    this.threads = threads;
    this.clock = clock;
  }

  /**
   * Asks the named sources, or all of them.
   *
   * @return one parameter {@code source} for each source
   * @throws nl.pzp.problem.ProblemException when the patient or the source is unknown
   */
  public Parameters pull(PullRequest request) {
    var asked = asked(request);
    var subject = subjects.of(request.patient());
    var running = new ArrayList<Future<SourceOutcome>>();
    for (var client : asked) {
      running.add(threads.start(() -> pull(client, subject, request.authorizationBase(), true)));
    }
    var answer = new Parameters();
    for (int i = 0; i < asked.size(); i++) {
      add(answer, result(asked.get(i), running.get(i)), request.reader());
    }
    return answer;
  }

  /** Asks one source for one patient. */
  SourceOutcome pull(
      SourceClient client, PullSubject subject, Optional<String> authorizationBase, boolean again) {
    var start = clock.instant();
    var outcome =
        client.inTurn(
            () -> pull.pull(client, subject, authorizationBase, again),
            () -> SourceOutcome.without(client.name(), List.of(Problem.of(PullProblem.TOO_SLOW))));
    figures.pulled(client.name(), outcome.state(), Duration.between(start, clock.instant()));
    return outcome;
  }

  private List<SourceClient> asked(PullRequest request) {
    var names = request.sources();
    if (!names.isEmpty()) {
      return names.stream()
          .flatMap(name -> found(client -> client.name().equals(name)).stream())
          .toList();
    }
    return request
        .organization()
        .map(of -> found(client -> client.source().organizations().contains(of)))
        .orElseGet(() -> found(client -> true));
  }

  private List<SourceClient> found(Predicate<SourceClient> wanted) {
    var found = clients.stream().filter(wanted).toList();
    if (found.isEmpty()) {
      throw Problem.of(PullProblem.SOURCE_UNKNOWN)
          .with("known", String.join(", ", clients.stream().map(SourceClient::name).toList()))
          .asException();
    }
    return found;
  }

  private static SourceOutcome result(SourceClient client, Future<SourceOutcome> running) {
    try {
      return running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(client);
    } catch (ExecutionException e) {
      return failed(client);
    }
  }

  private static SourceOutcome failed(SourceClient client) {
    return SourceOutcome.without(client.name(), List.of(Problem.of(PullProblem.FAILED_HERE)));
  }

  private void add(Parameters answer, SourceOutcome outcome, Locale reader) {
    var source = answer.addParameter().setName("source");
    source.addPart().setName("name").setValue(new StringType(outcome.source()));
    source.addPart().setName("outcome").setValue(new CodeType(outcome.state().code()));
    source.addPart().setName("read").setValue(new IntegerType(outcome.read()));
    source.addPart().setName("changed").setValue(new IntegerType(outcome.changed()));
    if (!outcome.problems().isEmpty()) {
      source.addPart().setName("issue").setResource(outcomes.of(outcome.problems(), reader));
    }
  }
}
