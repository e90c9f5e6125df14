package nl.pzp.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events of one change: those that were announced, and one for each other changed person. */
final class ChangeEvents {

  private final List<RecordEvent> announced = new ArrayList<>();
  private final Map<PersonId, StoredResource> firstWritten = new LinkedHashMap<>();

  void announce(RecordEvent event) {
    announced.add(event);
  }

  void written(PersonId person, StoredResource resource) {
    firstWritten.putIfAbsent(person, resource);
  }

  /** All of them: every change is told of, whether a feature had a word for it or not. */
  List<RecordEvent> all() {
    var events = new ArrayList<>(announced);
    firstWritten.forEach(
        (person, resource) -> {
          if (announced.stream().noneMatch(event -> event.person().equals(person))) {
            events.add(
                new RecordEvent(
                    person,
                    RecordEvent.CHANGED,
                    resource.type(),
                    resource.id(),
                    resource.version(),
                    resource.lastUpdated()));
          }
        });
    return events;
  }
}
