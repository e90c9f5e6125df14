package nl.pzp.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.intake.Part.Action;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.RecordChange;
import nl.pzp.record.RecordProblem;
import nl.pzp.record.ResourceToStore;
import nl.pzp.record.StoredResource;
import nl.pzp.record.WriteCondition;
import nl.pzp.record.WriteEffect;
import nl.pzp.record.Written;

/**
 * The writes of a message, with their order and ids. It is one attempt to write it; a second
 * attempt starts from a new one.
 */
final class WritePlan {

  private final PatientRecord record;
  private final StoredForms forms;
  private final RecordChange change;
  private final MessageDraft draft;
  private final StoredShape shape;
  private final Optional<FollowingParts> following;
  private final UnsaidMatters unsaid;
  private final WrittenParts written = new WrittenParts();
  private final Set<Integer> repeated = new HashSet<>();

  /**
   * @param following what follows for the person of the message; empty where it is nobody's
   */
  WritePlan(
      PatientRecord record,
      StoredForms forms,
      RecordChange change,
      MessageDraft draft,
      StoredShape shape,
      Optional<FollowingParts> following,
      UnsaidMatters unsaid) {
    this.record = record;
    this.forms = forms;
    this.change = change;
    this.draft = draft;
    this.shape = shape;
    this.following = following;
    this.unsaid = unsaid;
  }

  /**
   * Writes the message, and what follows from it.
   *
   * @throws nl.pzp.problem.ProblemException when the record refuses
   */
  WrittenParts write(Instant now) {
    delete();
    createConditionally();
    var parts = toWrite();
    if (following.isPresent()) {
      parts = following.get().with(parts);
      following.get().heldBack().forEach(this::unchanged);
    }
    var stored = new LinkedHashMap<Part, ResourceToStore>();
    for (var part : parts) {
      stored.put(part, shape.toStore(part));
    }
    var results = change.writeAll(List.copyOf(stored.values()));
    int next = 0;
    for (var part : stored.keySet()) {
      written.put(sent(part), results.get(next++));
    }
    following.ifPresent(each -> each.after(written, change, draft.parts().get(0).entry(), now));
    return written;
  }

  private void unchanged(Part part) {
    var current = record.read(part.type(), part.id());
    // What is held back is not written, so the record checks no condition of it.
    if (part.condition() instanceof WriteCondition.VersionMatches wanted
        && current.filter(there -> isVersion(there, wanted)).isEmpty()) {
      throw Problem.of(RecordProblem.VERSION_CONFLICT)
          .with("resource", part.reference())
          .asException();
    }
    current.ifPresent(there -> written.put(sent(part), new Written(WriteEffect.UNCHANGED, there)));
  }

  private static boolean isVersion(StoredResource there, WriteCondition.VersionMatches wanted) {
    return !there.deleted() && there.version() == wanted.version();
  }

  // The answer to an entry is found by the part that was sent.
  private Part sent(Part part) {
    return draft.parts().stream()
        .filter(other -> other.entry() == part.entry() && !part.isMade())
        .findFirst()
        .orElse(part);
  }

  private void delete() {
    for (var part : draft.parts()) {
      if (part.action() == Action.DELETE) {
        var tombstone = change.delete(part.type(), part.id(), part.source(), part.condition());
        written.put(
            part,
            tombstone.orElseThrow(
                () ->
                    Problem.of(ApiProblem.NOTHING_TO_WRITE)
                        .at(EntryReader.place(part.entry()))
                        .asException()));
      }
    }
  }

  // First, so that the others can refer to what was there already.
  private void createConditionally() {
    for (var part : draft.parts()) {
      var condition = part.ifNoneExist();
      if (condition != null) {
        var result =
            change.createIfNoneExists(shape.toStore(part), condition.system(), condition.value());
        written.put(part, result);
        shape.rename(part.reference(), part.type() + "/" + result.resource().id());
      }
    }
  }

  private List<Part> toWrite() {
    var parts = new ArrayList<Part>();
    var made = new HashSet<String>();
    for (var form : draft.forms()) {
      if (isRepeat(form)) {
        repeated.add(form.entry());
      } else {
        for (var part : form.made()) {
          parts.add(inPlace(part));
          made.add(part.reference());
        }
      }
    }
    for (var part : draft.parts()) {
      // The form's additions are part of that resource already.
      var better = made.contains(part.reference());
      if (isWrite(part) && !repeated.contains(part.entry()) && !better) {
        parts.add(kept(part, false));
      }
    }
    return parts;
  }

  private Part kept(Part part, boolean formDecides) {
    var endsExplicitly = draft.arrival().isOfNeighbour();
    return following
        .map(each -> unsaid.kept(part, each.person(), formDecides, endsExplicitly))
        .orElse(part);
  }

  // A resource of the message that the form completes keeps its condition, and its id if it exists.
  private Part inPlace(Part made) {
    var sent =
        draft.parts().stream()
            .filter(part -> part.reference().equals(made.reference()))
            .findFirst();
    if (sent.isEmpty()) {
      return made;
    }
    var found =
        written
            .of(sent.get())
            .map(Written::resource)
            .filter(resource -> resource.source().equals(made.source()));
    var part =
        new Part(
            Part.MADE,
            made.action(),
            made.type(),
            found.map(StoredResource::id).orElse(made.id()),
            made.resource(),
            found.isPresent() ? WriteCondition.none() : sent.get().condition(),
            null,
            made.source());
    return kept(part, true);
  }

  private boolean isRepeat(FilledForm form) {
    var part =
        draft.parts().stream().filter(p -> p.entry() == form.entry()).findFirst().orElseThrow();
    if (part.action() != Action.CREATE) {
      return false;
    }
    var superseding = forms.supersededBy(shape.of(part));
    superseding.ifPresent(
        current -> written.put(part, new Written(WriteEffect.UNCHANGED, current)));
    return superseding.isPresent();
  }

  private static boolean isWrite(Part part) {
    return part.ifNoneExist() == null
        && (part.action() == Action.CREATE || part.action() == Action.UPDATE);
  }
}
