package nl.pzp.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody besides the patient who was at the conversation; the form asks no name. */
public record Attendee(List<Capacity> capacities, List<Relation> relations) {

  public Attendee {
    capacities = List.copyOf(capacities);
    relations = List.copyOf(relations);
  }

  static Attendee in(@Nullable Capacity capacity, @Nullable Relation relation) {
    return new Attendee(
        capacity == null ? List.of() : List.of(capacity),
        relation == null ? List.of() : List.of(relation));
  }
}
