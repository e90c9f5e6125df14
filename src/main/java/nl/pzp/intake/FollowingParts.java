package nl.pzp.intake;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.pzp.intake.Part.Action;
import nl.pzp.record.RecordChange;
import nl.pzp.record.WriteCondition;
import org.hl7.fhir.r4.model.Resource;

/** The parts of a message with what follows from it, as each consequence in turn says. */
final class FollowingParts {

  private final List<Consequence> consequences;
  private final PersonResources person;
  private final String patientId;
  private final StoredShape shape;
  private final List<Note> notes = new ArrayList<>();
  private final List<Part> heldBack = new ArrayList<>();
  private final SharedReadings shared = new SharedReadings();

  FollowingParts(
      List<Consequence> consequences, PersonResources person, String patientId, StoredShape shape) {
    this.consequences = consequences;
    this.person = person;
    this.patientId = patientId;
    this.shape = shape;
  }

  /** The parts to write, adjusted by each consequence. */
  List<Part> with(List<Part> parts) {
    var all = parts.stream().map(this::keptByItsSource).toList();
    for (var consequence : consequences) {
      all = with(all, consequence);
    }
    return all;
  }

  PersonResources person() {
    return person;
  }

  /** Which parts are not written, because what stands there leads. */
  List<Part> heldBack() {
    return heldBack;
  }

  /** The notes of the consequences on the message. */
  List<Note> notes() {
    return notes;
  }

  private List<Part> with(List<Part> parts, Consequence consequence) {
    var adjustment =
        consequence.beforeWriting(
            new Consequence.Proposed(
                person, patientId, parts.stream().map(shape::of).toList(), shared));
    var result = new ArrayList<Part>();
    for (var part : parts) {
      if (adjustment.heldBack().contains(part.reference())) {
        heldBack.add(part);
      } else {
        var instead = adjustment.instead().get(part.reference());
        result.add(instead == null ? part : part.with(instead, part.source()));
      }
      adjustment
          .problems()
          .getOrDefault(part.reference(), List.of())
          .forEach(problem -> notes.add(new Note(Math.max(part.entry(), 0), problem)));
    }
    adjustment.derived().stream().map(resource -> made(resource, consequence)).forEach(result::add);
    return result;
  }

  private Part keptByItsSource(Part part) {
    var resource = part.resource();
    return resource == null || part.action() != Action.UPDATE || part.isMade()
        ? part
        : consequences.stream()
            .flatMap(each -> each.keeper(shape.of(part)).stream())
            .findFirst()
            .map(keeper -> part.with(resource, keeper))
            .orElse(part);
  }

  /**
   * Writes what follows once the message is written.
   *
   * @param entry of the message that the sender is told at
   */
  void after(WrittenParts written, RecordChange change, int entry, Instant now) {
    var types = written.changed().stream().map(w -> w.resource().type()).collect(toSet());
    if (!types.isEmpty()) {
      after(types, change, entry, now);
    }
  }

  /** Writes what follows where resources of these types changed by another way than a message. */
  void after(Set<String> types, RecordChange change, int entry, Instant now) {
    for (var consequence : consequences) {
      var addition =
          consequence.afterWriting(new Consequence.Written(person, patientId, types, now));
      change.writeAll(
          addition.resources().stream()
              .map(resource -> shape.toStore(made(resource, consequence)))
              .toList());
      addition.problems().forEach(problem -> notes.add(new Note(entry, problem)));
    }
  }

  private static Part made(Resource resource, Consequence consequence) {
    return Part.made(resource, consequence.ownSource(), WriteCondition.none());
  }
}
