package nl.pzp.notify.twiin;

import java.time.Instant;
import java.util.List;
import nl.pzp.identifier.Bsn;
import nl.pzp.identifier.Ura;
import org.jspecify.annotations.Nullable;

/**
 * The content of a notified pull's Task.
 *
 * @param id a UUID, equal at every attempt
 * @param group a UUID shared by all notifications about one resource
 * @param until when the authorization base expires
 * @param system the sending system, as a URI
 * @param sender organisation on whose behalf it is sent
 * @param receiver organisation that it is for
 * @param patient reference to the Patient at our door
 * @param bsn only of a patient who agreed to sharing, else null
 * @param authorizationBase secret of sender and receiver
 * @param reads references to read, relative to our door
 * @param queries searches to do, relative to our door
 */
public record PullNotice(
    String id,
    String group,
    Instant occurredAt,
    Instant until,
    String system,
    Ura sender,
    Ura receiver,
    String patient,
    @Nullable Bsn bsn,
    String authorizationBase,
    List<String> reads,
    List<String> queries) {

  public PullNotice {
    reads = List.copyOf(reads);
    queries = List.copyOf(queries);
  }

  @Override
  public String toString() {
    return "PullNotice[" + id + "]";
  }
}
