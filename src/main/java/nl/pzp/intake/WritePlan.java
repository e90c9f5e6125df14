package nl.pzp.intake;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.pzp.audit.AuditTrail;
import nl.pzp.intake.Part.Action;
import nl.pzp.problem.Problem;
import nl.pzp.record.BusinessIdentifier;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.RecordChange;
import nl.pzp.record.RecordEvent;
import nl.pzp.record.ResourceToStore;
import nl.pzp.record.StoredResource;
import nl.pzp.record.WriteCondition;
import nl.pzp.record.Written;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** One attempt to write a message; a second attempt starts from a new one. */
final class WritePlan {

  private static final String PATIENT = "Patient";
  private static final Set<String> PLAN =
      Set.of(
          "Consent",
          "Goal",
          "Observation",
          "Procedure",
          "Encounter",
          "DeviceUseStatement",
          "CommunicationRequest");

  private final PatientRecord record;
  private final References references;
  private final StoredForms forms;
  private final RecordChange change;
  private final RegisteredNumbers numbers;
  private final MessageDraft draft;
  private final FollowingRules rules;
  private final AuditTrail audit;
  private final List<Note> notes = new ArrayList<>();
  private final FhirContext fhir = FhirContext.forR4Cached();
  private final WrittenParts written = new WrittenParts();
  private final Map<String, String> renamed = new HashMap<>();
  private final Set<Integer> repeated = new HashSet<>();
  private @Nullable PersonId person;
  private @Nullable String patientId;

  WritePlan(
      PatientRecord record,
      References references,
      StoredForms forms,
      FollowingRules rules,
      RegisteredNumbers numbers,
      AuditTrail audit,
      RecordChange change,
      MessageDraft draft) {
    this.record = record;
    this.references = references;
    this.forms = forms;
    this.rules = rules;
    this.numbers = numbers;
    this.audit = audit;
    this.change = change;
    this.draft = draft;
  }

  @Nullable PersonId person() {
    return person;
  }

  @Nullable String patientId() {
    return patientId;
  }

  WrittenParts write() {
    holdPerson();
    delete();
    createConditionally();
    var now = new LinkedHashMap<Part, ResourceToStore>();
    for (var part : withWhatFollows(toWrite())) {
      now.put(part, toStore(part));
    }
    var results = change.writeAll(List.copyOf(now.values()));
    int next = 0;
    for (var part : now.keySet()) {
      written.put(sent(part), results.get(next++));
    }
    return written;
  }

  /** What the rules say of what was written. */
  List<Note> notes() {
    return notes;
  }

  private List<Part> withWhatFollows(List<Part> parts) {
    var about = person;
    var shown = patientId;
    if (about == null || shown == null) {
      return parts;
    }
    var kept = parts.stream().map(this::keptByItsSource).toList();
    var following =
        rules.follow(
            new FollowingRules.Situation(about, shown, kept.stream().map(this::prepared).toList()));
    var result = new ArrayList<Part>();
    for (var part : kept) {
      if (following.heldBack().contains(part.reference())) {
        record
            .read(part.type(), part.id())
            .ifPresent(
                current ->
                    written.put(
                        sent(part), new Written(nl.pzp.record.WriteEffect.UNCHANGED, current)));
      } else {
        var instead = following.instead().get(part.reference());
        result.add(instead == null ? part : part.with(instead, part.source()));
      }
      following
          .problems()
          .getOrDefault(part.reference(), List.of())
          .forEach(problem -> notes.add(new Note(Math.max(part.entry(), 0), problem)));
    }
    following.derived().stream()
        .map(resource -> Part.made(resource, rules.ownSource(), WriteCondition.none()))
        .forEach(result::add);
    return result;
  }

  // The answer to an entry is found by the part that was sent.
  private Part sent(Part part) {
    return draft.parts().stream()
        .filter(other -> other.entry() == part.entry() && !part.isMade())
        .findFirst()
        .orElse(part);
  }

  private Part keptByItsSource(Part part) {
    var resource = part.resource();
    return resource == null || part.action() != Action.UPDATE || part.isMade()
        ? part
        : rules.keeper(prepared(part)).map(keeper -> part.with(resource, keeper)).orElse(part);
  }

  private void holdPerson() {
    if (draft.whose() instanceof MessageSubject.Brought brought) {
      person = change.person(brought.identity());
      merge(brought.identity().patientId());
      rename(brought.identity().patientId());
    } else if (draft.whose() instanceof MessageSubject.Known known) {
      change.lock(known.person());
      person = known.person();
      rename(known.patientId());
    }
  }

  // Before anything is read of the person, so that all that follows is of both.
  private void merge(String sentId) {
    var merge = draft.arrival().merge();
    if (merge != null) {
      var kept = Objects.requireNonNull(person);
      if (change.merge(kept, merge.gone())) {
        audit.record(draft.arrival().call().merged(kept, sentId));
      }
    }
  }

  // Whoever is known by several ids is referred to by one.
  private void rename(String sentId) {
    var shown = record.canonicalPatientId(Objects.requireNonNull(person)).orElse(sentId);
    patientId = shown;
    renamed.put(PATIENT + "/" + sentId, PATIENT + "/" + shown);
    draft
        .everything()
        .filter(part -> part.type().equals(PATIENT))
        .forEach(part -> renamed.put(part.reference(), PATIENT + "/" + shown));
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
            change.createIfNoneExists(toStore(part), condition.system(), condition.value());
        written.put(part, result);
        renamed.put(part.reference(), part.type() + "/" + result.resource().id());
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
      // What the form adds to a resource of its own message was added to that resource.
      var better = made.contains(part.reference());
      if (isWrite(part) && !repeated.contains(part.entry()) && !better) {
        parts.add(part);
      }
    }
    return parts;
  }

  // What the form adds to a resource of its own message keeps that one's condition, and its id
  // where
  // it was there already.
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
    return new Part(
        Part.MADE,
        made.action(),
        made.type(),
        found.map(StoredResource::id).orElse(made.id()),
        made.resource(),
        found.isPresent() ? WriteCondition.none() : sent.get().condition(),
        null,
        made.source());
  }

  private boolean isRepeat(FilledForm form) {
    var part =
        draft.parts().stream().filter(p -> p.entry() == form.entry()).findFirst().orElseThrow();
    if (part.action() != Action.CREATE) {
      return false;
    }
    var superseding = forms.supersededBy(prepared(part));
    superseding.ifPresent(
        current -> written.put(part, new Written(nl.pzp.record.WriteEffect.UNCHANGED, current)));
    return superseding.isPresent();
  }

  private static boolean isWrite(Part part) {
    return part.ifNoneExist() == null
        && (part.action() == Action.CREATE || part.action() == Action.UPDATE);
  }

  private ResourceToStore toStore(Part part) {
    var resource = prepared(part);
    return new ResourceToStore(
        part.type(),
        part.id(),
        fhir.newJsonParser().encodeResourceToString(resource),
        part.source(),
        PatientLinks.isAboutNoPatient(part.type()) ? null : person,
        BusinessIdentifiers.of(resource).stream()
            .map(i -> new BusinessIdentifier(i.getSystem(), i.getValue()))
            .distinct()
            .toList(),
        part.condition(),
        PatientLinks.isAboutNoPatient(part.type()) ? numbers.of(resource) : List.of());
  }

  /** As it will be kept: a copy, since a second attempt begins again from what was sent. */
  private Resource prepared(Part part) {
    var resource = Objects.requireNonNull(part.resource(), "only a resource can be written").copy();
    resource.setId(new IdType(part.type(), part.id()));
    resource.getMeta().setSource(part.source());
    for (var reference : references.all(resource)) {
      var text = reference.getReference();
      var now = text == null ? null : renamed.get(text);
      if (now != null) {
        reference.setResource(null);
        reference.setReference(now);
      }
    }
    return resource;
  }

  /** Tells of the form, or where none changed of the first thing of a plan that did. */
  void announce(Instant now) {
    var about = person;
    if (about == null) {
      return;
    }
    var form =
        draft.forms().stream()
            .flatMap(
                f -> ofEntry(f.entry()).filter(Written::changed).map(w -> event(about, f, w, now)))
            .findFirst();
    form.or(
            () ->
                written.changed().stream()
                    .filter(w -> PLAN.contains(w.resource().type()))
                    .findFirst()
                    .map(w -> event(about, "care-plan-changed", w, now)))
        .ifPresent(change::announce);
  }

  private java.util.stream.Stream<Written> ofEntry(int entry) {
    return draft.parts().stream()
        .filter(part -> part.entry() == entry)
        .flatMap(part -> written.of(part).stream());
  }

  private static RecordEvent event(PersonId person, FilledForm form, Written written, Instant now) {
    var retracted =
        form.response().getStatus()
            == QuestionnaireResponse.QuestionnaireResponseStatus.ENTEREDINERROR;
    var kind =
        retracted
            ? "care-plan-retracted"
            : written.resource().version() == 1 ? "care-plan-recorded" : "care-plan-amended";
    return event(person, kind, written, PlanStep.occurred(form, now));
  }

  private static RecordEvent event(
      PersonId person, String kind, Written written, Instant occurred) {
    var resource = written.resource();
    return new RecordEvent(
        person, kind, resource.type(), resource.id(), resource.version(), occurred);
  }
}
