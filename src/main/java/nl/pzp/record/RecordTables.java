package nl.pzp.record;

import java.time.Clock;
import nl.pzp.record.atrest.BlindIndex;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of the record. */
record RecordTables(
    JdbcTemplate jdbc,
    BlindIndex index,
    Clock clock,
    Persons persons,
    Merges merges,
    Versions versions,
    VersionWriter writer,
    CreateConditions conditions,
    InboxRows inbox,
    MessageLinks links,
    OutboxRows events) {}
