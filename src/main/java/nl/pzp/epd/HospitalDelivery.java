package nl.pzp.epd;

import java.net.URI;
import java.util.List;
import nl.pzp.record.PersonId;

/** The messages of one event about one person, in their order, for one hospital. */
record HospitalDelivery(URI endpoint, PersonId person, List<HospitalMessage> messages) {

  HospitalDelivery {
    messages = List.copyOf(messages);
  }

  /** Without the endpoint. */
  @Override
  public String toString() {
    return "HospitalDelivery" + messages;
  }
}
