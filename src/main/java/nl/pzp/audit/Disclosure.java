package nl.pzp.audit;

import java.util.List;
import nl.pzp.record.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was told something of a person without having asked for it at that moment, or was
 * not told because they may not know.
 *
 * @param way by which it left, such as {@code rest-hook}
 * @param receiver by which the receiver is known, such as {@code subscriber:} and an id
 * @param address of the receiver's machine; no path and no query
 * @param patientId of the Patient as which that person is shown
 * @param resources that it was about, as {@code Type/id/_history/version}
 * @param number under which it was told
 * @param content how much of them was told, such as {@code id-only}
 * @param withheld why nothing was told, or null
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
