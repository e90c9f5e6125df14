package nl.pzp.epd;

import static nl.pzp.epd.MllpClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.problem.Problem;
import nl.pzp.record.Inbox;
import nl.pzp.record.IncomingMessage;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.StoredResponse;
import nl.pzp.security.Principal;
import org.apache.camel.CamelContext;
import org.apache.camel.support.DefaultExchange;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The program stops between a merge and the rest of its message: what is told is the same. */
@ExtendWith(SharedAdapter.class)
class HalfMergedTest {

  private static final String SOURCE = "urn:pzp:hl7v2:Halverwege";

  private final StartedAdapter adapter;

  HalfMergedTest(StartedAdapter adapter) {
    this.adapter = adapter;
  }

  @Test
  void whatIsDoneAgainSaysWhomItReplacedAllTheSame() {
    say("ADT^A28", "hm-1", "1001");
    say("ADT^A28", "hm-2", "3003");
    var inbox = adapter.bean(Inbox.class);
    var reading = adapter.bean(Hl7Reading.class);
    // Not of the listener, whose worker would take it.
    var id =
        inbox
            .receive(
                new IncomingMessage(
                    "half",
                    "anybody|EPD|Halverwege",
                    "hm-3",
                    "x-application/hl7-v2+er7",
                    (message("ADT^A40", "hm-3", "1001") + "MRG|3003^^^UMC^PI\r")
                        .getBytes(StandardCharsets.UTF_8)))
            .id();
    try {
      var exchange = new DefaultExchange(adapter.bean(CamelContext.class));
      exchange
          .getMessage()
          .setHeaders(
              new java.util.HashMap<>(
                  Map.of("message", id, "principal", new Principal("anybody", SOURCE))));
      var before = reading.read(id, exchange);
      reading.merge(exchange);
      var record = adapter.bean(PatientRecord.class);
      assertThat(record.personByPatientId(id("3003")))
          .isEqualTo(record.personByPatientId(id("1001")));

      var again = new DefaultExchange(adapter.bean(CamelContext.class));
      again.getMessage().setHeaders(exchange.getMessage().getHeaders());
      assertThat(replaced(reading.read(id, again)))
          .isEqualTo(replaced(before))
          .containsExactly("Patient/" + id("3003"));
      reading.merge(again);
    } finally {
      var gone = Problem.of(EpdProblem.FAILED).code().id();
      inbox.refuse(id, new StoredResponse(500, "text/plain", new byte[0], Map.of()), List.of(gone));
    }
  }

  private static List<String> replaced(Bundle transaction) {
    return transaction.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Patient.class::isInstance)
        .map(Patient.class::cast)
        .flatMap(patient -> patient.getLink().stream())
        .map(link -> link.getOther().getReference())
        .toList();
  }

  private void say(String type, String number, String patient) {
    try (var hospital = MllpClient.to(adapter.bean(Hl7Listener.class).port())) {
      assertThat(code(hospital.ask(message(type, number, patient)))).isEqualTo("AA");
    }
  }

  private static String message(String type, String number, String patient) {
    return "MSH|^~\\&|EPD|Halverwege|PZP||20250301120000||"
        + type
        + "|"
        + number
        + "|P|2.5\rPID|1||"
        + patient
        + "^^^UMC^PI||Zandstra^Aafke\r";
  }

  private static String id(String number) {
    return DeterministicId.of(SOURCE, "Patient", SOURCE + ":patient-UMC", number);
  }
}
