package nl.pzp.hub.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import nl.pzp.record.PersonId;
import nl.pzp.record.RealPostgres;
import nl.pzp.record.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a mirror is kept alike on both databases. */
@ExtendWith(RealPostgres.class)
class MirrorRowsTest {

  private static final PersonId PERSON = new PersonId(new UUID(1, 1));

  @Test
  void onPostgres(RealPostgres.Server server, @TempDir Path folder) {
    try (var record =
        TestRecord.on(server.fresh(folder), folder.resolve("keys"), Clock.systemUTC())) {
      keeps(new MirrorRows(record.jdbc()));
    }
  }

  @Test
  void embedded(@TempDir Path folder) {
    try (var record = TestRecord.in(folder)) {
      keeps(new MirrorRows(record.jdbc()));
    }
  }

  private static void keeps(MirrorRows rows) {
    var goal = new Key("Goal", "g-1");
    var professional = new Key("Practitioner", "gp");
    rows.put("m", new Kept(goal, PERSON, 1, "1", false));
    rows.put("m", new Kept(professional, null, 1, "1", false));
    rows.put("other", new Kept(goal, PERSON, 7, null, false));
    rows.put("m", new Kept(goal, PERSON, 2, "5", false));

    assertThat(rows.find("m", goal)).contains(new Kept(goal, PERSON, 2, "5", false));
    assertThat(rows.of("m", PERSON)).extracting(Kept::key).containsExactly(goal);
    assertThat(rows.find("m", new Key("Goal", "g-2"))).isEmpty();

    rows.forget("m");
    assertThat(rows.of("m", PERSON)).isEmpty();
    assertThat(rows.ever("m", PERSON)).containsExactly(new Kept(goal, PERSON, 2, null, true));
    assertThat(rows.of("other", PERSON)).hasSize(1);
  }
}
