package nl.pzp.notify.topic;

import java.util.List;

/** A filter of a topic: one of the values must match. */
public record Filter(TopicFilter by, List<String> values) {

  public Filter {
    values = List.copyOf(values);
  }

  /** Leaves out the values, which may name a patient. */
  @Override
  public String toString() {
    return by.parameter();
  }
}
