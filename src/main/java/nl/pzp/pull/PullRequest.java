package nl.pzp.pull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.pzp.identifier.Bsn;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the plan of one patient at other systems.
 *
 * @param sources names of the sources to ask; none asks all of them, or those of the organization
 * @param organization whose sources to ask, as {@code system|value}
 * @param authorizationBase sent with a token request (Twiin notified pull)
 * @param reader language of the answer
 */
public record PullRequest(
    Asked patient,
    List<String> sources,
    Optional<String> organization,
    Optional<String> authorizationBase,
    Locale reader) {

  private static final Locale DUTCH = Locale.forLanguageTag("nl");

  /** The patient, as the requester knows them. */
  public sealed interface Asked {}

  /** The id of a Patient of the record. */
  public record ById(String id) implements Asked {}

  /** A BSN; the record may not know the patient yet. */
  public record ByBsn(Bsn bsn) implements Asked {}

  public PullRequest {
    sources = List.copyOf(sources);
  }

  /** A patient of the record, at the named sources, or at all when none is named. */
  public static PullRequest of(String patientId, List<String> sources, Locale reader) {
    return new PullRequest(
        new ById(patientId), sources, Optional.empty(), Optional.empty(), reader);
  }

  /** A plan that an organisation announced. */
  public static PullRequest announced(
      Bsn bsn, String organization, @Nullable String authorizationBase) {
    return new PullRequest(
        new ByBsn(bsn),
        List.of(),
        Optional.of(organization),
        Optional.ofNullable(authorizationBase),
        DUTCH);
  }

  /** Leaves out the patient. */
  @Override
  public String toString() {
    return "PullRequest" + sources;
  }
}
