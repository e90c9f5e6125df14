package nl.pzp.notify.topic;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Finds the events in what one change wrote of one person. */
public final class EventFinder {

  /** A version beside the one before it; both parsed at most once, and only where a topic asks. */
  private final class Change {

    private final StoredResource version;
    private @Nullable Resource before;
    private @Nullable Resource after;
    private ChangeKind kind = ChangeKind.CREATE;
    private boolean parsed;

    private Change(StoredResource version) {
      this.version = version;
    }

    private boolean meets(TopicTrigger trigger) {
      if (trigger.isAnything()) {
        return true;
      }
      if (!trigger.resourceType().equals(version.type())) {
        return false;
      }
      parse();
      return trigger.interactions().contains(kind)
          && criteria.hold(trigger.criteria(), before, after);
    }

    private void parse() {
      if (parsed) {
        return;
      }
      parsed = true;
      before =
          version.version() == 1
              ? null
              : record
                  .read(version.type(), version.id(), version.version() - 1)
                  .map(EventFinder.this::resource)
                  .orElse(null);
      after = resource(version);
      if (after == null) {
        kind = ChangeKind.DELETE;
      } else {
        kind = before == null ? ChangeKind.CREATE : ChangeKind.UPDATE;
      }
    }
  }

  private record Hit(int order, TopicTrigger trigger, StoredResource version) {}

  private static final int MOST_CONTEXT = 50;
  private static final String PATIENT = "Patient";

  private final PatientRecord record;
  private final FhirContext fhir;
  private final Topics topics;
  private final Criteria criteria;

  public EventFinder(PatientRecord record, FhirContext fhir, Topics topics) {
    this.record = record;
    this.fhir = fhir;
    this.topics = topics;
    this.criteria = new Criteria(fhir);
  }

  /** Makes ready what the first event would otherwise wait for. */
  public void warmUp() {
    criteria.hold("%current.exists()", null, new org.hl7.fhir.r4.model.Patient());
  }

  /**
   * The events in these versions, all of one person and one change.
   *
   * @param patientId of the Patient as which the person is shown
   * @param wanted the topics to look for: one that nobody listens to costs nothing
   */
  public List<FoundEvent> find(
      List<StoredResource> versions, String patientId, Predicate<EventTopic> wanted) {
    var changes = versions.stream().map(Change::new).toList();
    return topics.all().stream()
        .filter(wanted)
        .flatMap(topic -> events(topic, changes, patientId))
        .toList();
  }

  /**
   * The events of a person who was erased. Who could only see what was left would see nothing, so
   * they are told to the operator's own ways out alone.
   *
   * @param versions as the last message left them
   */
  public List<FoundEvent> findErased(List<StoredResource> versions, Predicate<EventTopic> wanted) {
    return versions.stream()
        .limit(1)
        .flatMap(
            first ->
                topics.all().stream()
                    .filter(wanted)
                    .filter(EventTopic::operatorOnly)
                    .map(topic -> new FoundEvent(topic, FoundEvent.ERASED, first, List.of())))
        .toList();
  }

  private Stream<FoundEvent> events(EventTopic topic, List<Change> changes, String patientId) {
    var groups = new LinkedHashMap<String, List<Hit>>();
    for (var change : changes) {
      hit(topic, change)
          .ifPresent(
              hit -> {
                var group = hit.trigger().group();
                groups
                    .computeIfAbsent(
                        group == null ? hit.version().toString() : group, key -> new ArrayList<>())
                    .add(hit);
              });
    }
    return groups.values().stream().map(hits -> event(topic, hits, patientId));
  }

  private static Optional<Hit> hit(EventTopic topic, Change change) {
    for (int i = 0; i < topic.triggers().size(); i++) {
      if (change.meets(topic.triggers().get(i))) {
        return Optional.of(new Hit(i, topic.triggers().get(i), change.version));
      }
    }
    return Optional.empty();
  }

  // Of what belongs together, the event is about the one that the topic names first.
  private static FoundEvent event(EventTopic topic, List<Hit> hits, String patientId) {
    var first = hits.stream().min(java.util.Comparator.comparingInt(Hit::order)).orElseThrow();
    var focus = first.version();
    var others =
        hits.stream()
            .filter(hit -> !hit.equals(first))
            .map(hit -> hit.version().type() + "/" + hit.version().id());
    var context =
        Stream.concat(Stream.of(PATIENT + "/" + patientId), others)
            .filter(reference -> !reference.equals(focus.type() + "/" + focus.id()))
            .distinct()
            .limit(MOST_CONTEXT)
            .toList();
    return new FoundEvent(topic, first.trigger().kind(), focus, context);
  }

  private @Nullable Resource resource(StoredResource stored) {
    return stored.deleted() ? null : (Resource) fhir.newJsonParser().parseResource(stored.json());
  }
}
