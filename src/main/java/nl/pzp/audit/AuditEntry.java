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
 * One attempt to read or change data.
 *
 * @param door such as {@code fhir-r4}
 * @param principal name of the caller
 * @param remoteAddress of the connection
 * @param resourceType requested, or null for a system-level request
 * @param person whose data it is about, or null when none or unknown
 * @param patientId id of the Patient resource that represents the person
 * @param resources read or changed, as {@code Type/id/_history/version}
 * @param query of a search as received; masked before it is stored
 * @param message that brought a change
 * @param problemCodes reasons for a refusal
 * @param claimed the caller's unverified claims about the requesting user, by header name
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

  /** An entry for a caller that claims nothing. */
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

  /** Omits the query, which can hold a BSN. */
  @Override
  public String toString() {
    return "AuditEntry[" + interaction + ", " + outcome + "]";
  }
}
