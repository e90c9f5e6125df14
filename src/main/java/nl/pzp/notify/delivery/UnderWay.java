package nl.pzp.notify.delivery;

import java.util.HashSet;
import java.util.Set;
import nl.pzp.record.PersonId;

/** The deliveries to one subscriber that began and have not ended; of one patient, one at most. */
final class UnderWay {

  private final int most;
  private final Set<PersonId> patients = new HashSet<>();
  private int count;
  private long ended;

  UnderWay(int most) {
    this.most = most;
  }

  void begin(Delivery delivery) {
    count++;
    delivery.events().forEach(event -> patients.add(event.person()));
  }

  void end(Delivery delivery) {
    count--;
    ended++;
    delivery.events().forEach(event -> patients.remove(event.person()));
  }

  boolean isNone() {
    return count == 0;
  }

  boolean isFull() {
    return count >= most;
  }

  boolean includes(PersonId person) {
    return patients.contains(person);
  }

  /** How many have ended so far. */
  long ended() {
    return ended;
  }
}
