package nl.pzp.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import nl.pzp.record.RealPostgres;
import nl.pzp.record.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Both databases store our knowledge of a mirror in the same way. */
@ExtendWith(RealPostgres.class)
class MirrorRowsTest {

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
    rows.put("m", new Kept(goal, 1, "1", false));
    rows.put("other", new Kept(goal, 7, null, false));
    rows.put("m", new Kept(goal, 2, "5", false));

    assertThat(rows.find("m", goal)).contains(new Kept(goal, 2, "5", false));
    assertThat(rows.find("m", new Key("Goal", "g-2"))).isEmpty();

    rows.forget("m");
    assertThat(rows.find("m", goal)).contains(new Kept(goal, 2, null, true));
    assertThat(rows.find("other", goal)).contains(new Kept(goal, 7, null, false));
  }
}
