package nl.pzp.notify.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import nl.pzp.http.Backoff;
import nl.pzp.record.PersonId;

/** Keeps how long each patient's events wait after a failed attempt. */
final class PatientPauses {

  private record Pause(int failures, Instant until) {}

  private final Backoff backoff;
  private final Map<PersonId, Pause> pauses = new HashMap<>();

  PatientPauses(Backoff backoff) {
    this.backoff = backoff;
  }

  /** The end of a patient's pause; long ago without a pause. */
  Instant until(PersonId person) {
    var pause = pauses.get(person);
    return pause == null ? Instant.MIN : pause.until();
  }

  void failed(PersonId person, Duration asked, Instant now) {
    var before = pauses.get(person);
    var count = before == null ? 1 : before.failures() + 1;
    pauses.put(person, new Pause(count, now.plus(backoff.after(count, asked))));
  }

  void taken(PersonId person) {
    pauses.remove(person);
  }

  void clear() {
    pauses.clear();
  }
}
