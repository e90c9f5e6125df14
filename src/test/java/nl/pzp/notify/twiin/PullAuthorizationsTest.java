package nl.pzp.notify.twiin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.stream.IntStream;
import nl.pzp.notify.Changes;
import nl.pzp.notify.MovableClock;
import nl.pzp.notify.delivery.RecordedConsents;
import nl.pzp.record.PersonId;
import nl.pzp.record.RealPostgres;
import nl.pzp.record.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Issued authorization bases, on a real database. */
@ExtendWith(RealPostgres.class)
class PullAuthorizationsTest {

  private static final String HOSPITAL = "http://fhir.nl/fhir/NamingSystem/ura|00005678";

  private final MovableClock clock = new MovableClock();
  private TestRecord record;
  private PullAuthorizations authorizations;
  private PersonId person;

  @BeforeEach
  void open(@TempDir Path folder, RealPostgres.Server postgres) {
    record = TestRecord.on(postgres.fresh(folder), folder.resolve("keys"), clock);
    person = new Changes(record).mark("p-1", "palliatief");
    authorizations =
        new PullAuthorizations(
            record.jdbc(),
            record.cipher(),
            record.index(),
            record.record(),
            new RecordedConsents(record.record(), clock),
            new SecureRandom(),
            clock);
  }

  @AfterEach
  void close() {
    record.close();
  }

  private String give(String notice) {
    return authorizations.give(notice, person, HOSPITAL, clock.instant().plus(Duration.ofHours(1)));
  }

  @Test
  void parallelNotificationsShareOneAuthorization() {
    var tokens = IntStream.range(0, 8).parallel().mapToObj(i -> give("n-1")).distinct().toList();

    assertThat(tokens).hasSize(1);
    assertThat(give("n-2")).isNotEqualTo(tokens.get(0)).hasSize(43);
    assertThat(authorizations.personFor(tokens.get(0), HOSPITAL)).contains(person.value());
  }

  @Test
  void repeatExtendsTheAuthorizationAndExpiredOnesAreDeleted() {
    var token = give("n-1");
    clock.move(Duration.ofMinutes(50));
    assertThat(give("n-1")).isEqualTo(token);
    clock.move(Duration.ofMinutes(50));
    assertThat(authorizations.personFor(token, HOSPITAL)).isPresent();

    clock.move(Duration.ofHours(1));
    give("n-2");
    assertThat(record.jdbc().queryForObject("SELECT COUNT(*) FROM pull_authorization", Long.class))
        .isEqualTo(1);
  }

  @Test
  void erasedPersonCannotBeFetched() {
    var token = give("n-1");
    record.transactions().executeWithoutResult(s -> record.record().erase(person, "asked"));

    assertThat(authorizations.personFor(token, HOSPITAL)).isEmpty();
  }
}
