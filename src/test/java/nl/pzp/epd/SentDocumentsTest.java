package nl.pzp.epd;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import nl.pzp.epd.SentDocuments.Sent;
import nl.pzp.notify.Changes;
import nl.pzp.record.PersonId;
import nl.pzp.record.RealPostgres;
import nl.pzp.record.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sent documents are stored by hospital and patient, on both databases. */
@ExtendWith(RealPostgres.class)
class SentDocumentsTest {

  private static final URI UMC = URI.create("mllp://10.1.2.3:2575");
  private static final URI OTHER = URI.create("mllp://10.1.2.4:2575");
  private static final PersonId PERSON = new PersonId(new UUID(0, 7));
  private static final Sent FIRST = new Sent(new UUID(0, 1), "d-1", null, false);
  private static final Sent SECOND = new Sent(new UUID(0, 2), "d-2", "d-1", true);

  @Test
  void onTheEmbeddedDatabase(@TempDir Path folder) {
    check(TestRecord.embedded(folder), folder);
  }

  @Test
  void onPostgres(RealPostgres.Server server, @TempDir Path folder) {
    check(server.fresh(folder), folder);
  }

  private static void check(String url, Path folder) {
    try (var record = TestRecord.on(url, folder.resolve("keys"), Clock.systemUTC())) {
      var sent = new SentDocuments(record.jdbc(), () -> {}, Clock.systemUTC());
      assertThat(sent.find(UMC, PERSON)).isEmpty();
      sent.took(UMC, PERSON, FIRST);
      sent.took(UMC, PERSON, FIRST);
      assertThat(sent.find(UMC, PERSON)).contains(FIRST);
      assertThat(sent.find(OTHER, PERSON)).isEmpty();
      sent.took(UMC, PERSON, SECOND);
      assertThat(sent.find(UMC, PERSON)).contains(SECOND);
      assertThat(sent.find(UMC, new PersonId(new UUID(0, 8)))).isEmpty();

      var changes = new Changes(record);
      var kept = changes.mark("p-1", "palliatief");
      var gone = changes.mark("p-2", "palliatief");
      sent.took(UMC, gone, FIRST);
      changes.of("p-1", writer -> writer.change().merge(kept, gone));
      assertThat(sent.find(UMC, kept)).as("what the one was sent, the other has").contains(FIRST);
    }
  }
}
