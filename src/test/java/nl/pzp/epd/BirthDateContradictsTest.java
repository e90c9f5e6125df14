package nl.pzp.epd;

import static nl.pzp.epd.MllpClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import nl.pzp.fhirapi.Messages;
import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A hospital whose birth date contradicts the record is refused; it may correct its own. */
@ExtendWith(SharedAdapter.class)
class BirthDateContradictsTest {

  @Test
  void admissionOfSomebodyElseUnderTheSameNumberIsRefused(StartedAdapter adapter) {
    adapter.put("/Patient/bdc-1", Messages.json(Messages.patient("bdc-1", "999939130")));

    var answer = ask(adapter, "ADT^A28", "bdc-1", "71", "999939130", "19800708");

    assertThat(code(answer)).isEqualTo("AR");
    assertThat(answer).contains("PZP-API-045");
    assertThat(adapter.get("/Task?patient=bdc-1").body()).contains("check-identity");
  }

  @Test
  void hospitalCorrectsItsOwnBirthDate(StartedAdapter adapter) {
    ask(adapter, "ADT^A28", "bdc-2", "72", "999939142", "19410203");

    var answer = ask(adapter, "ADT^A31", "bdc-3", "72", "999939142", "19410204");

    assertThat(code(answer)).isEqualTo("AA");
  }

  private static String ask(
      StartedAdapter adapter, String type, String id, String number, String bsn, String born) {
    var message =
        "MSH|^~\\&|EPD|Geboortedatum|PZP||20250301120000||"
            + type
            + "|"
            + id
            + "|P|2.5\rPID|1||"
            + number
            + "^^^UMC^PI~"
            + bsn
            + "^^^NLMINBIZA^NNNLD||Zandstra^Aafke||"
            + born
            + "\r";
    try (var hospital = MllpClient.to(adapter.bean(Hl7Listener.class).port())) {
      return hospital.ask(message);
    }
  }
}
