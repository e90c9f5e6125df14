package nl.pzp.terminology;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Codes and names of the Technical Agreement Notified Pull (Twiin, 1.0.1), from {@code
 * profiles/notified-pull.yaml}.
 *
 * @param uuidSystem identifier system for UUIDs
 * @param code of the notification Task
 * @param parameters inputs of that Task
 * @param authorizationHint URL of the extension with the authorization base on an R4 notification
 * @param queries that the receiver should run, by topic id
 */
public record PullTaskCodes(
    String uuidSystem,
    Coded code,
    Map<PullParameter, Coded> parameters,
    String authorizationHint,
    Map<String, List<String>> queries) {

  /** Inputs of the notification Task. */
  public enum PullParameter {
    /** Opaque to the receiver, which returns it when it pulls. */
    AUTHORIZATION_BASE,
    /** Whether the receiver must first fetch a workflow Task. */
    GET_WORKFLOW_TASK,
    /** One resource to read. */
    READ_AVAILABLE_RESOURCE,
    /** A search to run. */
    QUERY_AVAILABLE_RESOURCES
  }

  public PullTaskCodes {
    parameters = Map.copyOf(parameters);
    queries = Map.copyOf(queries);
  }

  /**
   * Reads the file.
   *
   * @throws IllegalStateException when it lacks a parameter that the code needs
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

  /** The queries about one patient after an event of this topic; empty for an unknown topic. */
  public List<String> queries(String topic, String patientId) {
    return queries.getOrDefault(topic, List.of()).stream()
        .map(query -> query.replace("{patient}", patientId))
        .toList();
  }
}
