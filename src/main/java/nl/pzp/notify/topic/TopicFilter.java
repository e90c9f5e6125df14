package nl.pzp.notify.topic;

import java.util.Arrays;
import java.util.Optional;

/** The filters of a topic, with their names in a subscription. */
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
