package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The settings of the embedded database that a stop and a full disk depend on. */
@ExtendWith(SharedAdapter.class)
class EmbeddedDatabaseTest {

  @Test
  void closesAfterTheRequestsUnderWayAndWritesNoTraceFile(StartedAdapter adapter) {
    // H2 closes itself at SIGTERM, before requests under way are done, unless told not to.
    assertThat(adapter.context().getEnvironment().getProperty("spring.datasource.url"))
        .contains(";DB_CLOSE_ON_EXIT=FALSE", ";TRACE_LEVEL_FILE=0");
  }
}
