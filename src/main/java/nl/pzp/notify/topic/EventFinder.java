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

/** Finds the events in one person's changes of one commit. */
public final class EventFinder {

  /** A version and its predecessor; each is parsed at most once, and only when a topic needs it. */
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

  /** Loads the FHIRPath engine, so that the first event does not wait for it. */
  public void warmUp() {
    criteria.hold("%current.exists()", null, new org.hl7.fhir.r4.model.Patient());
  }

  /**
   * The events in these versions of one person and one commit.
   *
   * @param patientId of the Patient that the record shows
   * @param wanted the topics with subscribers; others are skipped
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
   * The events of an erased person, for the operator's own channels only. Other subscribers would
   * find no resource.
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

  // Of related changes, the event concerns the one whose trigger comes first in the topic.
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
