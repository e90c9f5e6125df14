package nl.pzp.notify.topic;

import java.util.Arrays;
import java.util.Optional;

/** By what a topic can be narrowed, with its name in a subscription's filter. */
public enum TopicFilter {
  PATIENT("patient"),
  PHASE("phase"),
  REGION("region"),
  ORGANISATION("organisation");

  private final String parameter;

  TopicFilter(String parameter) {
    this.parameter = parameter;
  }

  public String parameter() {
    return parameter;
  }

  static Optional<TopicFilter> named(String parameter) {
    return Arrays.stream(values()).filter(f -> f.parameter.equals(parameter)).findFirst();
  }
}
