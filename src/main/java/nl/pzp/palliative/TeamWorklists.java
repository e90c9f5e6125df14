package nl.pzp.palliative;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import nl.pzp.careteam.CareCode;
import nl.pzp.careteam.CareTeamProblem;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.FollowUps;
import nl.pzp.careteam.Member;
import nl.pzp.marking.MarkingStatus;
import nl.pzp.marking.Phase;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists across patients: the tasks of a member or of the queue, the patients of a core team. */
@Component
public final class TeamWorklists {

  private static final int MOST_LINES = 500;
  private static final String NO_TEAM = "core-team/none";

  /**
   * One patient on the list of a core team.
   *
   * @param tasks still to do, the one due first leading
   * @param versions behind the line
   */
  public record Line(
      PersonId person,
      PalliativeStatus picture,
      MarkingStatus status,
      List<Task> tasks,
      List<StoredResource> versions) {

    public Line {
      tasks = List.copyOf(tasks);
      versions = List.copyOf(versions);
    }

    @Override
    public String toString() {
      return "Line[" + person + "]";
    }
  }

  private final PatientRecord record;
  private final RegionalReading reading;
  private final CareVocabulary vocabulary;

  TeamWorklists(PatientRecord record, RegionalReading reading, CareVocabulary vocabulary) {
    this.record = record;
    this.reading = reading;
    this.vocabulary = vocabulary;
  }

  /**
   * Open Tasks of one member, or those without owner; signals first, then the oldest.
   *
   * @param owner reference, empty for the queue
   * @throws nl.pzp.problem.ProblemException when there are more than 500
   */
  public List<StoredResource> tasks(String owner) {
    var list =
        owner.isEmpty() ? FollowUps.QUEUE : FollowUps.listOf(Member.of(new Reference(owner)));
    return find("Task", list).stream()
        .sorted(
            Comparator.comparing((StoredResource stored) -> urgency((Task) reading.parse(stored))))
        .toList();
  }

  /**
   * The marked patients of a core team in the order of its meeting: by the latest phase, then
   * overdue tasks, then the task that is due soonest, then the oldest marking.
   *
   * @param team reference to the organisation, empty for patients without a team
   * @throws nl.pzp.problem.ProblemException when there are more than 500
   */
  public List<Line> coreTeam(String team, Instant now) {
    return find("Flag", listOf(team)).stream()
        .map(StoredResource::person)
        .filter(Objects::nonNull)
        .distinct()
        .map(this::line)
        .sorted(order(now))
        .toList();
  }

  /** The name of the list of marked patients of a core team. */
  static String listOf(String coreTeam) {
    return coreTeam.isEmpty() ? NO_TEAM : "core-team/" + coreTeam;
  }

  private List<StoredResource> find(String type, String list) {
    var found = record.byIdentifier(type, vocabulary.worklist(), list, MOST_LINES + 1);
    if (found.size() > MOST_LINES) {
      throw Problem.of(CareTeamProblem.LIST_TOO_LONG)
          .with("limit", Integer.toString(MOST_LINES))
          .asException();
    }
    return found.stream().filter(s -> s.source().equals(vocabulary.ownSource())).toList();
  }

  private Line line(PersonId person) {
    var stored = reading.stored(person);
    var tasks =
        stored.stream()
            .filter(s -> s.type().equals("Task"))
            .map(s -> (Task) reading.parse(s))
            .filter(task -> vocabulary.ownCode(task.getCode()).isPresent())
            .filter(FollowUps::isOpen)
            .sorted(Comparator.comparing(TeamWorklists::due))
            .toList();
    var picture = reading.picture(person);
    return new Line(person, picture, picture.markings().now(), tasks, stored);
  }

  private static Comparator<Line> order(Instant now) {
    return Comparator.comparing(
            TeamWorklists::phase, Comparator.nullsLast(Comparator.<Phase>reverseOrder()))
        .thenComparing(
            line -> line.tasks().stream().map(TeamWorklists::due).noneMatch(d -> d.isBefore(now)))
        .thenComparing(
            line -> line.tasks().stream().map(TeamWorklists::due).findFirst().orElse(Instant.MAX))
        .thenComparing(
            line ->
                line.status().leading() == null
                    ? Instant.MAX
                    : line.status().leading().statement().since())
        .thenComparing(line -> line.picture().patientId());
  }

  private static @Nullable Phase phase(Line line) {
    var leading = line.status().leading();
    return leading == null ? null : leading.statement().phase();
  }

  /** The moment at which a Task is due; one without a day is due at once. */
  private static Instant due(Task task) {
    var period = task.getRestriction().getPeriod();
    if (period.hasEnd()) {
      return period.getEnd().toInstant();
    }
    return task.hasAuthoredOn() ? task.getAuthoredOn().toInstant() : Instant.EPOCH;
  }

  private record Urgency(boolean notASignal, Instant due, String id)
      implements Comparable<Urgency> {
    @Override
    public int compareTo(Urgency other) {
      return Comparator.comparing(Urgency::notASignal)
          .thenComparing(Urgency::due)
          .thenComparing(Urgency::id)
          .compare(this, other);
    }
  }

  private Urgency urgency(Task task) {
    return new Urgency(
        !vocabulary.is(task.getCode(), CareCode.HANDLE_SIGNAL),
        due(task),
        task.getIdElement().getIdPart());
  }
}
