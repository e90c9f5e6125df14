package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static org.assertj.core.api.Assertions.assertThat;

import nl.pzp.record.PatientRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;

/** When the audit trail cannot be written, the adapter gives nothing and accepts nothing. */
@ExtendWith(SharedAdapter.class)
class NothingWithoutAuditTest {

  @BeforeEach
  void auditBreaks(StartedAdapter adapter) {
    adapter.put("/Patient/audit-1", json(patient("audit-1", "999910577")));
    adapter.bean(JdbcTemplate.class).execute("alter table audit_event rename to audit_event_away");
  }

  @AfterEach
  void auditHeals(StartedAdapter adapter) {
    adapter.bean(JdbcTemplate.class).execute("alter table audit_event_away rename to audit_event");
  }

  @Test
  void readsAndSearchesAreNotAnswered(StartedAdapter adapter) {
    for (var path :
        new String[] {
          "/Patient/audit-1", "/Patient?_id=audit-1", "/Patient/audit-1/_history", "/Patient/none"
        }) {
      var reply = adapter.get(path);
      assertThat(reply.status()).as(path).isEqualTo(503);
      assertThat(reply.problems()).containsExactly("PZP-GUARD-019");
      assertThat(reply.header("Retry-After")).isNotEmpty();
      assertThat(reply.body()).doesNotContain("Zandstra");
    }
  }

  @Test
  void changesAreRolledBackAndTheMessageStays(StartedAdapter adapter) {
    var reply = adapter.put("/Patient/audit-2", json(patient("audit-2", "999910589")));
    assertThat(reply.status()).isEqualTo(503);
    assertThat(adapter.bean(PatientRecord.class).read("Patient", "audit-2")).isEmpty();
    assertThat(
            adapter
                .bean(nl.pzp.record.Inbox.class)
                .list(nl.pzp.record.MessageFilter.ALL.in(nl.pzp.record.MessageState.RECEIVED), 1))
        .hasSize(1);
  }
}
