package nl.pzp.audit;

import java.util.List;
import nl.pzp.record.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A notification to a receiver that did not request it at that moment, or one withheld because the
 * receiver may not know.
 *
 * @param way of delivery, such as {@code rest-hook}
 * @param receiver name of the receiver, such as {@code subscriber:} and an id
 * @param address host of the receiver, without path and query
 * @param patientId id of the Patient resource that represents the person
 * @param resources concerned, as {@code Type/id/_history/version}
 * @param number of the notification
 * @param content level of detail, such as {@code id-only}
 * @param withheld reason why nothing was sent, or null
 */
public record Disclosure(
    String way,
    String receiver,
    String address,
    PersonId person,
    @Nullable String patientId,
    List<String> resources,
    long number,
    String content,
    @Nullable String withheld) {

  public Disclosure {
    resources = List.copyOf(resources);
  }
}
