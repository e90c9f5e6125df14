package nl.pzp.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.pzp.record.MessageId;
import nl.pzp.record.PersonId;
import nl.pzp.security.Interaction;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to see or change something.
 *
 * @param door such as {@code fhir-r4}
 * @param principal by which the caller is known
 * @param remoteAddress of the connection
 * @param resourceType that was asked for, or null for the whole system
 * @param person whose data it is about, or null when nobody's or nobody knows
 * @param patientId of the Patient as which that person is shown
 * @param resources that were seen or changed, as {@code Type/id/_history/version}
 * @param query of a search as it came; masked before it is kept
 * @param message that brought a change
 * @param problemCodes why it was refused
 * @param claimed what the caller says of whom it asks for, by the name of its header; not checked
 */
public record AuditEntry(
    String door,
    Interaction interaction,
    AuditOutcome outcome,
    String principal,
    String remoteAddress,
    @Nullable String resourceType,
    @Nullable PersonId person,
    @Nullable String patientId,
    List<String> resources,
    @Nullable String query,
    @Nullable MessageId message,
    List<String> problemCodes,
    Map<String, String> claimed) {

  public AuditEntry {
    resources = List.copyOf(resources);
    problemCodes = List.copyOf(problemCodes);
    claimed = Collections.unmodifiableMap(new LinkedHashMap<>(claimed));
  }

  /** Of a caller that claims nothing. */
  public AuditEntry(
      String door,
      Interaction interaction,
      AuditOutcome outcome,
      String principal,
      String remoteAddress,
      @Nullable String resourceType,
      @Nullable PersonId person,
      @Nullable String patientId,
      List<String> resources,
      @Nullable String query,
      @Nullable MessageId message,
      List<String> problemCodes) {
    this(
        door,
        interaction,
        outcome,
        principal,
        remoteAddress,
        resourceType,
        person,
        patientId,
        resources,
        query,
        message,
        problemCodes,
        Map.of());
  }

  /** Without the query, which can hold a BSN. */
  @Override
  public String toString() {
    return "AuditEntry[" + interaction + ", " + outcome + "]";
  }
}
