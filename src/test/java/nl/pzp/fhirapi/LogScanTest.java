package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.form;
import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static nl.pzp.fhirapi.Messages.resuscitation;
import static nl.pzp.fhirapi.Messages.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.identifier.Bsn;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** No log line holds a name or a number that could be a BSN. */
@ExtendWith({SharedAdapter.class, OutputCaptureExtension.class})
class LogScanTest {

  private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern NINE_DIGITS = Pattern.compile("(?<!\\d)\\d{9}(?!\\d)");
  private static final String BSN = "999910565";
  private static final String MARK = "the log is being read";

  @Test
  void noBsnAndNoNameIsLogged(StartedAdapter adapter, CapturedOutput output) {
    LoggerFactory.getLogger(LogScanTest.class).warn(MARK);
    var jdbc = adapter.bean(JdbcTemplate.class);
    adapter.put("/Patient/log", json(patient("log", BSN)));
    adapter.get("/Patient?identifier=" + Messages.BSN + "%7C" + BSN);
    adapter.post(
        "/Patient/_search",
        "identifier=" + BSN,
        "Content-Type",
        "application/x-www-form-urlencoded");
    adapter.get("/Patient/" + BSN);
    adapter.get("/Patient?" + BSN + "=" + BSN);
    adapter.post("/QuestionnaireResponse", json(form("log", "log", TreatmentDecision.PERFORM)));
    adapter.post("/QuestionnaireResponse", json(form(BSN, BSN, TreatmentDecision.PERFORM)));
    adapter.post("/Patient", "{\"resourceType\":\"Patient\",\"birthDate\":\"" + BSN + "\"}");
    adapter.post("/Patient", "{\"resourceType\":\"Patient\",\"x\":" + BSN + BSN);
    adapter.post(
        "",
        json(
            transaction(
                patient("log-two", BSN), resuscitation("log-c", BSN, ConsentProvisionType.DENY))));
    jdbc.execute("alter table audit_event rename to audit_event_away");
    try {
      adapter.get("/Patient?identifier=" + Messages.BSN + "%7C" + BSN);
      adapter.put("/Patient/log", json(patient("log", BSN).setActive(true)));
    } finally {
      jdbc.execute("alter table audit_event_away rename to audit_event");
    }
    assertThat(output.getAll()).as("what is scanned is what is logged").contains(MARK);
    // An id can contain nine digits in a row by chance.
    var withoutIds = UUIDS.matcher(output.getAll()).replaceAll("id");
    assertThat(NINE_DIGITS.matcher(withoutIds).results().map(found -> found.group()))
        .noneMatch(number -> Bsn.parse(number).isPresent());
    assertThat(output.getAll()).doesNotContain("Zandstra").doesNotContain("Aafke");
  }
}
