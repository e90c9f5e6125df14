package nl.pzp.epd;

import nl.pzp.epd.hl7v2.Hl7Reader;
import nl.pzp.record.Inbox;
import nl.pzp.record.MessageId;
import nl.pzp.record.PatientRecord;
import nl.pzp.security.Principal;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.hl7.fhir.r4.model.Bundle;

/** The first steps of a message that is kept: what it means, and who is one with whom. */
public final class Hl7Reading {

  private static final String MERGE = "hl7Merge";
  private static final String MESSAGE = "message";
  private static final String PRINCIPAL = "principal";

  private final Inbox inbox;
  private final PatientRecord record;
  private final Hl7Interpreter meanings;
  private final Hl7Audit audit;

  Hl7Reading(Inbox inbox, PatientRecord record, Hl7Interpreter meanings, Hl7Audit audit) {
    this.inbox = inbox;
    this.record = record;
    this.meanings = meanings;
    this.audit = audit;
  }

  /**
   * The message as a transaction of its source.
   *
   * @throws nl.pzp.problem.ProblemException when it is refused
   */
  public Bundle read(@Body MessageId id, Exchange exchange) {
    var body = inbox.find(id).orElseThrow().body();
    if (body == null) {
      throw new IllegalStateException("The content of message " + id + " is gone");
    }
    var message = Hl7Reader.read(body);
    // What an earlier run kept and did not come to judge.
    meanings.check(message);
    var meaning = meanings.read(message, id);
    meaning.merge().ifPresent(merge -> exchange.setProperty(MERGE, merge));
    return meaning.transaction();
  }

  /**
   * Makes two one where the message says so, as the last thing before the rest of it is written;
   * once done, doing it again changes nothing.
   *
   * @throws nl.pzp.problem.ProblemException when both have a BSN, and not the same
   */
  public void merge(Exchange exchange) {
    var merge = exchange.getProperty(MERGE, Hl7Interpreter.Merge.class);
    if (merge == null) {
      return;
    }
    var message = exchange.getMessage().getHeader(MESSAGE, MessageId.class);
    var principal = exchange.getMessage().getHeader(PRINCIPAL, Principal.class);
    record.change(
        message,
        change -> {
          var kept = change.person(merge.kept());
          var merged = change.merge(kept, merge.gone());
          if (merged) {
            audit.merged(kept, merge.kept().patientId(), principal, message);
          }
          return merged;
        });
  }
}
