package nl.pzp.notify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import nl.pzp.record.IncomingMessage;
import nl.pzp.record.PatientIdentity;
import nl.pzp.record.PersonId;
import nl.pzp.record.RecordChange;
import nl.pzp.record.ResourceToStore;
import nl.pzp.record.TestRecord;
import nl.pzp.record.WriteCondition;

/** Changes a real record, with fictional people. */
public final class Changes {

  public static final String SOURCE = "https://his.example.nl";
  private static final String SYSTEM =
      "https://pzp-adapter.github.io/fhir/CodeSystem/palliative-care";
  private static final AtomicInteger MESSAGES = new AtomicInteger();

  private final TestRecord record;

  public Changes(TestRecord record) {
    this.record = record;
  }

  /** One change of one person, in one message. */
  public PersonId of(String patient, Consumer<Writer> work) {
    var number = MESSAGES.incrementAndGet() + "-" + System.nanoTime();
    var message =
        record
            .inbox()
            .receive(
                new IncomingMessage(
                    "fhir-r4",
                    SOURCE,
                    "m-" + number,
                    "application/fhir+json",
                    ("body " + number).getBytes(StandardCharsets.UTF_8)))
            .id();
    return record
        .record()
        .change(
            message,
            change -> {
              var person = change.person(new PatientIdentity(SOURCE, patient, Optional.empty()));
              work.accept(new Writer(change, person, patient));
              return person;
            });
  }

  /** A marking in this phase. */
  public PersonId mark(String patient, String phase) {
    return of(patient, writer -> writer.marking(phase, "active", "confirmed"));
  }

  /** The patient's yes or no to sharing. */
  public PersonId sharing(String patient, String provision, String status) {
    return of(patient, writer -> writer.sharing(provision, status));
  }

  /** The writes of one change. */
  public record Writer(RecordChange change, PersonId person, String patient) {

    public void marking(String phase, String clinical, String verification) {
      store(
          "Condition",
          "marking-" + patient,
          """
          {"resourceType":"Condition","id":"marking-%s",
           "clinicalStatus":{"coding":[{"code":"%s"}]},
           "verificationStatus":{"coding":[{"code":"%s"}]},
           "code":{"coding":[{"system":"%s","code":"palliative-phase-marked"}]},
           "stage":[{"summary":{"coding":[{"system":"%s","code":"%s"}]}}],
           "subject":{"reference":"Patient/%s"}}"""
              .formatted(patient, clinical, verification, SYSTEM, SYSTEM, phase, patient));
    }

    public void sharing(String provision, String status) {
      store(
          "Consent",
          "sharing-" + patient,
          """
          {"resourceType":"Consent","id":"sharing-%s","status":"%s",
           "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope",
                               "code":"patient-privacy"}]},
           "patient":{"reference":"Patient/%s"},"dateTime":"2026-11-20",
           "provision":{"type":"%s"}}"""
              .formatted(patient, status, patient, provision));
    }

    public void store(String type, String id, String json) {
      change.write(
          new ResourceToStore(type, id, json, SOURCE, person, List.of(), WriteCondition.none()));
    }
  }
}
