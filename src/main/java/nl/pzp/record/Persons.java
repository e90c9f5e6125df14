package nl.pzp.record;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.pzp.identifier.Bsn;
import nl.pzp.problem.Problem;
import nl.pzp.record.atrest.BlindIndex;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Identifies persons. A person is found by patient id or by the blind index of the BSN, never by a
 * name, and two persons become one only by an explicit merge.
 */
final class Persons {

  /** A person whose row this transaction holds. */
  record Locked(
      PersonId id, @Nullable String bsnIndex, long eventCount, boolean erased, boolean merged) {}

  private record Alias(PersonId person, String source) {}

  private static final RowMapper<PersonId> PERSON =
      (row, n) -> new PersonId(row.getObject("person_id", UUID.class));

  private final JdbcTemplate jdbc;
  private final BlindIndex index;
  private final Clock clock;
  private final Supplier<UUID> ids;

  Persons(JdbcTemplate jdbc, BlindIndex index, Clock clock, Supplier<UUID> ids) {
    this.jdbc = jdbc;
    this.index = index;
    this.clock = clock;
    this.ids = ids;
  }

  Optional<PersonId> byBsn(Bsn bsn) {
    return byBsnIndex(bsnIndex(bsn));
  }

  Optional<PersonId> byPatientId(String patientId) {
    return first(
        jdbc.query("SELECT person_id FROM patient_alias WHERE patient_id = ?", PERSON, patientId));
  }

  Optional<String> canonicalPatientId(PersonId person) {
    return first(
        jdbc.queryForList(
            "SELECT patient_id FROM person WHERE person_id = ?", String.class, person.value()));
  }

  /** Everybody who is nobody else, erased or not, in the order of their ids. */
  List<PersonId> all(@Nullable PersonId after, int limit) {
    return after == null
        ? jdbc.query(
            "SELECT person_id FROM person WHERE merged_into IS NULL ORDER BY person_id LIMIT ?",
            PERSON,
            limit)
        : jdbc.query(
            "SELECT person_id FROM person WHERE merged_into IS NULL AND person_id > ?"
                + " ORDER BY person_id LIMIT ?",
            PERSON,
            after.value(),
            limit);
  }

  /**
   * Holds the person's row until the transaction ends.
   *
   * @throws IllegalArgumentException when there is no such person
   */
  Locked lock(PersonId person) {
    return lockIfThere(person)
        .orElseThrow(() -> new IllegalArgumentException("No such person: " + person));
  }

  Optional<Locked> lockIfThere(PersonId person) {
    return first(
        jdbc.query(
            "SELECT bsn_index, event_count, erased_at, merged_into FROM person WHERE person_id = ?"
                + " FOR UPDATE",
            (row, n) ->
                new Locked(
                    person,
                    row.getString("bsn_index"),
                    row.getLong("event_count"),
                    row.getObject("erased_at") != null,
                    row.getObject("merged_into") != null),
            person.value()));
  }

  boolean isErased(PersonId person) {
    return !jdbc.queryForList(
            "SELECT person_id FROM person WHERE person_id = ? AND erased_at IS NOT NULL",
            UUID.class,
            person.value())
        .isEmpty();
  }

  /**
   * Finds or makes the person, and holds its row; an erased person is given as such.
   *
   * @param met is told of the person before this waits for the row
   * @throws nl.pzp.problem.ProblemException when the identity contradicts what is known
   */
  Locked identify(PatientIdentity identity, Consumer<PersonId> met) {
    var bsnIndex = identity.bsn().map(this::bsnIndex).orElse(null);
    var alias = alias(identity.patientId());
    if (alias.isPresent()) {
      met.accept(alias.get().person());
      return known(identity, alias.get(), bsnIndex);
    }
    var samePerson = bsnIndex == null ? Optional.<PersonId>empty() : byBsnIndex(bsnIndex);
    samePerson.ifPresent(met);
    var person = samePerson.map(this::lock).orElseGet(() -> make(identity, bsnIndex));
    jdbc.update(
        "INSERT INTO patient_alias (patient_id, person_id, source, known_since)"
            + " VALUES (?, ?, ?, ?)",
        identity.patientId(),
        person.id().value(),
        identity.source(),
        SqlTime.of(clock.instant()));
    return person;
  }

  /** Keeps how many events were announced of a person. */
  void eventCount(PersonId person, long count) {
    jdbc.update("UPDATE person SET event_count = ? WHERE person_id = ?", count, person.value());
  }

  private Locked known(PatientIdentity identity, Alias alias, @Nullable String bsnIndex) {
    var person = lock(alias.person());
    if (person.erased()) {
      return person;
    }
    var ownSource = alias.source().equals(identity.source());
    if (bsnIndex != null && person.bsnIndex() != null) {
      if (!bsnIndex.equals(person.bsnIndex())) {
        throw refusal(RecordProblem.BSN_DIFFERS, identity);
      }
    } else if (!ownSource && !hasPatientOf(identity, person.id())) {
      // Two systems may number their patients alike: without the same BSN on both sides, the same
      // id says nothing.
      throw refusal(RecordProblem.ID_OF_OTHER_SOURCE, identity);
    } else if (bsnIndex != null) {
      return nowWithBsn(identity, person, bsnIndex);
    }
    return person;
  }

  private Locked nowWithBsn(PatientIdentity identity, Locked person, String bsnIndex) {
    if (byBsnIndex(bsnIndex).isPresent()) {
      throw refusal(RecordProblem.BSN_OF_OTHER_PERSON, identity);
    }
    jdbc.update(
        "UPDATE person SET bsn_index = ? WHERE person_id = ?", bsnIndex, person.id().value());
    return new Locked(person.id(), bsnIndex, person.eventCount(), person.erased(), false);
  }

  private Locked make(PatientIdentity identity, @Nullable String bsnIndex) {
    var id = new PersonId(ids.get());
    jdbc.update(
        "INSERT INTO person (person_id, bsn_index, patient_id, event_count, created_at)"
            + " VALUES (?, ?, ?, 0, ?)",
        id.value(),
        bsnIndex,
        identity.patientId(),
        SqlTime.of(clock.instant()));
    return new Locked(id, bsnIndex, 0, false, false);
  }

  private Optional<Alias> alias(String patientId) {
    return first(
        jdbc.query(
            "SELECT person_id, source FROM patient_alias WHERE patient_id = ?",
            (row, n) ->
                new Alias(
                    new PersonId(row.getObject("person_id", UUID.class)), row.getString("source")),
            patientId));
  }

  private boolean hasPatientOf(PatientIdentity identity, PersonId person) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "SELECT EXISTS (SELECT 1 FROM resource_version WHERE resource_type = 'Patient'"
                + " AND resource_id = ? AND source = ? AND person_id = ?)",
            Boolean.class,
            identity.patientId(),
            identity.source(),
            person.value()));
  }

  private Optional<PersonId> byBsnIndex(String bsnIndex) {
    return first(jdbc.query("SELECT person_id FROM person WHERE bsn_index = ?", PERSON, bsnIndex));
  }

  private String bsnIndex(Bsn bsn) {
    return index.of("bsn", bsn.value());
  }

  private static nl.pzp.problem.ProblemException refusal(
      RecordProblem code, PatientIdentity identity) {
    return Problem.of(code).with("resource", "Patient/" + identity.patientId()).asException();
  }

  private static <T> Optional<T> first(List<T> found) {
    return found.stream().findFirst();
  }
}
