package nl.pzp.epd;

import java.net.URI;
import java.util.List;
import nl.pzp.record.PersonId;

/** The messages of one event about one person for one hospital, in order. */
record HospitalDelivery(URI endpoint, PersonId person, List<HospitalMessage> messages) {

  HospitalDelivery {
    messages = List.copyOf(messages);
  }

  /** Omits the endpoint. */
  @Override
  public String toString() {
    return "HospitalDelivery" + messages;
  }
}
