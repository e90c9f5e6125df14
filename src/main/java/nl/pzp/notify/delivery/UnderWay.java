package nl.pzp.notify.delivery;

import java.util.HashSet;
import java.util.Set;
import nl.pzp.record.PersonId;

/** The running deliveries to one subscriber; at most one per patient. */
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

  /** The number of ended deliveries. */
  long ended() {
    return ended;
  }
}
