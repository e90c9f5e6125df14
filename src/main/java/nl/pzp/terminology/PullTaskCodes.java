package nl.pzp.terminology;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The names of the Technical Agreement Notified Pull (Twiin, 1.0.1): {@code
 * profiles/notified-pull.yaml}.
 *
 * @param uuidSystem of identifiers that are UUIDs
 * @param code of the Task that is a notification
 * @param parameters its inputs
 * @param authorizationHint url of the extension that says the same on a notification in R4
 * @param queries what its receiver is told to ask, by the id of the topic
 */
public record PullTaskCodes(
    String uuidSystem,
    Coded code,
    Map<PullParameter, Coded> parameters,
    String authorizationHint,
    Map<String, List<String>> queries) {

  /** The inputs of the Task. */
  public enum PullParameter {
    /** Opaque to the receiver, who gives it back when it pulls. */
    AUTHORIZATION_BASE,
    /** Whether there is a workflow Task to fetch first. */
    GET_WORKFLOW_TASK,
    /** One resource to read. */
    READ_AVAILABLE_RESOURCE,
    /** A search to do. */
    QUERY_AVAILABLE_RESOURCES
  }

  public PullTaskCodes {
    parameters = Map.copyOf(parameters);
    queries = Map.copyOf(queries);
  }

  /**
   * Reads the file.
   *
   * @throws IllegalStateException when a parameter that the code names is not in it
   */
  public static PullTaskCodes read(Profiles profiles) {
    var codes = profiles.yaml("notified-pull.yaml", PullTaskCodes.class);
    for (var parameter : PullParameter.values()) {
      if (!codes.parameters().containsKey(parameter)) {
        throw new IllegalStateException("notified-pull.yaml has no " + parameter);
      }
    }
    return codes;
  }

  public Coded coded(PullParameter parameter) {
    return Objects.requireNonNull(parameters.get(parameter));
  }

  /** What to ask about one patient after an event of this topic; none of an unknown topic. */
  public List<String> queries(String topic, String patientId) {
    return queries.getOrDefault(topic, List.of()).stream()
        .map(query -> query.replace("{patient}", patientId))
        .toList();
  }
}
