package nl.pzp.pull;

import nl.pzp.record.TestRecord;

/** On the embedded database. */
class EmbeddedScheduleTest extends ScheduleContract {

  EmbeddedScheduleTest() {
    super(TestRecord::embedded);
  }
}
