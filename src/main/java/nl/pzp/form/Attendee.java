package nl.pzp.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A participant besides the patient; the form asks no name. */
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
