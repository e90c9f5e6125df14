package nl.pzp.notify.topic;

import java.util.List;

/** A topic narrowed: one of the values must hold. */
public record Filter(TopicFilter by, List<String> values) {

  public Filter {
    values = List.copyOf(values);
  }

  /** Without the values, which name a patient. */
  @Override
  public String toString() {
    return by.parameter();
  }
}
