package nl.pzp.pull;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.pzp.intake.Arrival;
import nl.pzp.intake.Intake;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.Inbox;
import nl.pzp.record.IncomingMessage;
import nl.pzp.record.MessageId;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.Receipt;
import nl.pzp.record.RecordProblem;
import nl.pzp.record.StoredResponse;
import nl.pzp.security.Principal;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * Files the given resources through the same intake as every message. Unsafe resources are set
 * aside and named; the others continue.
 */
final class PullFiling {

  private static final int SERVER_ERROR = 500;
  private static final int REFUSED = 422;
  private static final int MOST_ROUNDS = 5;
  private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d{1,4})].*");

  /**
   * The result of filing.
   *
   * @param message null when the message had been answered before
   * @param problems each resource that was set aside, and why
   */
  record Filed(@Nullable MessageId message, boolean taken, List<Problem> problems) {}

  private final Inbox inbox;
  private final PatientRecord record;
  private final Intake intake;
  private final Clock clock;

  PullFiling(Inbox inbox, PatientRecord record, Intake intake, Clock clock) {
    this.inbox = inbox;
    this.record = record;
    this.intake = intake;
    this.clock = clock;
  }

  /**
   * Files a transaction; a repeat changes nothing.
   *
   * @param controlId equal for equal content on an equal state of the record
   * @param again whether to retry what was refused before
   */
  Filed file(
      SourceClient client, byte[] body, String controlId, Bundle transaction, boolean again) {
    var receipt = receive(client, body, controlId);
    if (receipt instanceof Receipt.Repeated repeated) {
      if (repeated.answer().status() < 300) {
        return new Filed(null, true, List.of());
      }
      if (!again) {
        var codes = new String(repeated.answer().body(), StandardCharsets.UTF_8);
        var problem = Problem.of(PullProblem.REFUSED_BEFORE).with("codes", codes);
        return new Filed(null, false, List.of(problem));
      }
      receipt = receive(client, body, null);
    }
    return file(client, receipt.id(), transaction);
  }

  /** The number of versions that a message added to the record. */
  int written(Filed filed, Optional<PersonId> person) {
    var message = filed.message();
    return message == null || person.isEmpty()
        ? 0
        : record.writtenWith(message, person.get()).size();
  }

  private Receipt receive(SourceClient client, byte[] body, @Nullable String controlId) {
    return inbox.receive(
        new IncomingMessage(
            KnownFromSource.WAY_IN,
            "pull:" + client.name(),
            controlId,
            KeptBody.contentType(client.source()),
            body));
  }

  private Filed file(SourceClient client, MessageId message, Bundle transaction) {
    var setAside = new ArrayList<Problem>();
    var rest = transaction;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      try {
        send(client, message, rest.copy());
        return new Filed(message, true, setAside);
      } catch (ProblemException e) {
        var problems = e.problems().stream().filter(Problem::isError).toList();
        if (problems.stream().anyMatch(p -> p.code() == RecordProblem.MESSAGE_SETTLED)) {
          return new Filed(message, true, setAside);
        }
        if (problems.stream().anyMatch(p -> p.code().httpStatus() >= SERVER_ERROR)) {
          throw e;
        }
        var bad = entriesOf(rest, problems);
        setAside.addAll(named(rest, bad, problems));
        rest = without(rest, bad);
        if (bad.isEmpty() || rest.getEntry().stream().noneMatch(PullFiling::isStatement)) {
          break;
        }
      }
    }
    var codes = setAside.stream().map(p -> String.valueOf(p.details().get("codes"))).distinct();
    refuse(message, String.join(", ", codes.toList()));
    return new Filed(message, false, setAside);
  }

  private void send(SourceClient client, MessageId message, Bundle transaction) {
    intake.take(
        Arrival.ofNeighbour(
            KnownFromSource.WAY_IN,
            new Principal("pull:" + client.name(), client.sourceUri()),
            message,
            clock.instant(),
            transaction));
  }

  // A form's problem names its question; the entry at fault is the form.
  private static Set<Integer> entriesOf(Bundle bundle, List<Problem> problems) {
    var entries = new HashSet<Integer>();
    for (var problem : problems) {
      var expression = problem.place().expression();
      var match = ENTRY.matcher(expression == null ? "" : expression);
      if (match.matches()) {
        entries.add(Integer.parseInt(match.group(1)));
      } else if (problem.place().linkId() != null) {
        for (int i = 0; i < bundle.getEntry().size(); i++) {
          if (type(bundle, i).equals("QuestionnaireResponse")) {
            entries.add(i);
          }
        }
      }
    }
    // Without its Patient, no entry can be filed.
    if (entries.stream().anyMatch(i -> type(bundle, i).equals("Patient"))) {
      return Set.of();
    }
    return entries;
  }

  private static List<Problem> named(Bundle bundle, Set<Integer> bad, List<Problem> problems) {
    var codes = R4Reading.codes(problems);
    if (bad.isEmpty()) {
      return List.of(R4Reading.setAside("Bundle", codes));
    }
    var byType = new TreeMap<String, Problem>();
    bad.forEach(i -> byType.put(type(bundle, i), R4Reading.setAside(type(bundle, i), codes)));
    return List.copyOf(byType.values());
  }

  private static Bundle without(Bundle bundle, Set<Integer> bad) {
    var rest = new Bundle().setType(bundle.getType());
    rest.setMeta(bundle.getMeta());
    for (int i = 0; i < bundle.getEntry().size(); i++) {
      if (!bad.contains(i)) {
        rest.addEntry(bundle.getEntry().get(i));
      }
    }
    return rest;
  }

  private static boolean isStatement(Bundle.BundleEntryComponent entry) {
    return entry.getResource() == null || !entry.getResource().fhirType().equals("Patient");
  }

  private static String type(Bundle bundle, int index) {
    var url =
        index < bundle.getEntry().size()
            ? String.valueOf(bundle.getEntry().get(index).getRequest().getUrl())
            : "";
    var slash = url.indexOf('/');
    return slash < 0 ? "" : url.substring(0, slash);
  }

  private void refuse(MessageId message, String codes) {
    var text = codes.getBytes(StandardCharsets.UTF_8);
    inbox.refuse(
        message,
        new StoredResponse(REFUSED, "text/plain; charset=utf-8", text, Map.of()),
        List.of(codes.split(", ", -1)));
  }
}
