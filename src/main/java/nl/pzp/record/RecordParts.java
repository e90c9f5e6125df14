package nl.pzp.record;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.pzp.record.atrest.AtRest;
import nl.pzp.record.atrest.ContentCipher;
import nl.pzp.record.atrest.SealedTable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole record, put together on a database whose tables are there. */
record RecordParts(
    Inbox inbox,
    Outbox outbox,
    PatientRecord record,
    AtRest atRest,
    Durability durability,
    WriteProbe probe) {

  private static final List<SealedTable> OWN_TABLES =
      List.of(
          new SealedTable(
              "inbox_message",
              List.of("message_id"),
              List.of("control_id_sealed", "body_sealed", "answer_sealed")),
          new SealedTable(
              Versions.TABLE,
              List.of("resource_id", "resource_type", "version"),
              List.of(Versions.CONTENT)),
          new SealedTable("erasure", List.of("person_id"), List.of("reason_sealed")));

  /**
   * @param keyFolder where the key files are, or will be made
   * @param otherSealedTables tables of other features that {@link ContentCipher} seals
   * @throws nl.pzp.problem.ProblemException when the key file of existing data is missing or wrong
   */
  static RecordParts of(
      JdbcTemplate jdbc,
      PlatformTransactionManager manager,
      Path keyFolder,
      List<SealedTable> otherSealedTables,
      Clock clock,
      SecureRandom random,
      Supplier<UUID> ids) {
    var durability = new Durability(jdbc);
    var transactions = new DatabaseTransactions(manager, durability);
    var sealedTables = Stream.concat(OWN_TABLES.stream(), otherSealedTables.stream()).toList();
    var atRest =
        AtRest.open(jdbc, new TransactionTemplate(manager), keyFolder, sealedTables, clock, random);
    var values = atRest.values();
    var index = atRest.index();
    var inboxRows = new InboxRows(jdbc, values);
    var outboxRows = new OutboxRows(jdbc, clock);
    var persons = new Persons(jdbc, index, clock, ids);
    var versions = new Versions(jdbc, values, index);
    var links = new MessageLinks(jdbc);
    var tables =
        new RecordTables(
            jdbc,
            index,
            clock,
            persons,
            new Merges(jdbc, ids),
            versions,
            new VersionWriter(jdbc, values, versions),
            new CreateConditions(jdbc, index),
            inboxRows,
            links,
            outboxRows);
    var erasure = new Erasure(jdbc, values, persons, inboxRows, links, outboxRows, clock);
    return new RecordParts(
        new Inbox(jdbc, transactions, inboxRows, index, clock, ids),
        new Outbox(outboxRows, transactions),
        new PatientRecord(tables, transactions, erasure),
        atRest,
        durability,
        new WriteProbe(jdbc, transactions, clock));
  }
}
