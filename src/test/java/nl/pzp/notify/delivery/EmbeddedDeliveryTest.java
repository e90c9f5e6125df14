package nl.pzp.notify.delivery;

import nl.pzp.record.TestRecord;

/** Delivery on H2 in a file. */
class EmbeddedDeliveryTest extends DeliveryContract {

  EmbeddedDeliveryTest() {
    super(TestRecord::embedded);
  }
}
