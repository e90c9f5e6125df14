package nl.pzp.hub.pull;

import nl.pzp.record.TestRecord;

/** On the embedded database. */
class EmbeddedScheduleTest extends ScheduleContract {

  EmbeddedScheduleTest() {
    super(TestRecord::embedded);
  }
}
