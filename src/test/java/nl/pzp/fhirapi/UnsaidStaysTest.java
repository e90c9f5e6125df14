package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.BSN;
import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An element that is absent says nothing, and a number that has ended identifies nobody. */
@ExtendWith(SharedAdapter.class)
class UnsaidStaysTest {

  private static final String CAPABLE =
      "https://api.iknl.nl/docs/pzp/r4/StructureDefinition/"
          + "ext-Patient.LegallyCapableMedicalTreatmentDecisions";

  @Test
  void sameSourceThatDoesNotMentionItTakesNothingBack(StartedAdapter adapter) {
    adapter.put("/Patient/unsaid1", json(known("unsaid1", "999920005", "urn:test:gp")));
    adapter.put("/Patient/unsaid1", json(bare("unsaid1", "999920005", "urn:test:gp")));

    assertStillKnown(adapter.get("/Patient/unsaid1").as(Patient.class));
  }

  @Test
  void otherSourceThatDoesNotMentionItTakesNothingBack(StartedAdapter adapter) {
    adapter.put("/Patient/unsaid2", json(known("unsaid2", "999920017", "urn:test:gp")));
    adapter.put("/Patient/unsaid3", json(bare("unsaid3", "999920017", "urn:test:hospital")));

    assertStillKnown(adapter.get("/Patient/unsaid2").as(Patient.class));
  }

  @Test
  void deathEndsByAnExplicitStatement(StartedAdapter adapter) {
    adapter.put("/Patient/unsaid4", json(known("unsaid4", "999920029", "urn:test:gp")));
    var alive = bare("unsaid4", "999920029", "urn:test:gp");
    alive.setDeceased(new BooleanType(false));
    adapter.put("/Patient/unsaid4", json(alive));

    var shown = adapter.get("/Patient/unsaid4").as(Patient.class);
    assertThat(shown.getDeceasedBooleanType().booleanValue()).isFalse();
  }

  @Test
  void numberThatIsOldOrHasEndedIdentifiesNobody(StartedAdapter adapter) {
    adapter.put("/Patient/number1", json(bare("number1", "999920030", "urn:test:gp")));
    var other = bare("number2", "999920042", "urn:test:gp");
    other.getIdentifier().clear();
    other.addIdentifier().setSystem(BSN).setValue("999920030").setUse(IdentifierUse.OLD);
    other
        .addIdentifier()
        .setSystem(BSN)
        .setValue("999920030")
        .getPeriod()
        .setEndElement(new DateTimeType("1970-01-01"));
    other.addIdentifier().setSystem(BSN).setValue("999920042");

    assertThat(adapter.put("/Patient/number2", json(other)).status()).isEqualTo(201);
    assertThat(adapter.get("/Patient/number1").as(Patient.class).getIdElement().getIdPart())
        .isEqualTo("number1");
    assertThat(adapter.get("/Patient/number2").as(Patient.class).getIdElement().getIdPart())
        .isEqualTo("number2");
  }

  @Test
  void twoNumbersThatDifferAreRefused(StartedAdapter adapter) {
    var two = bare("number3", "999920054", "urn:test:gp");
    two.addIdentifier().setSystem(BSN).setValue("999920066");

    var reply = adapter.put("/Patient/number3", json(two));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).contains("PZP-API-027");
  }

  @Test
  void maskedNumberAndNumberWithoutSystemAreKeptAndFindNobody(StartedAdapter adapter) {
    var masked = bare("number4", "999920078", "urn:test:gp");
    masked.getIdentifier().clear();
    masked
        .addIdentifier()
        .setSystem(BSN)
        .getValueElement()
        .addExtension(
            "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
            new org.hl7.fhir.r4.model.CodeType("masked"));
    masked.addIdentifier().setValue("zonder-systeem");

    assertThat(adapter.put("/Patient/number4", json(masked)).status()).isEqualTo(201);
  }

  private static Patient known(String id, String bsn, String source) {
    var known = bare(id, bsn, source);
    known.setDeceased(new DateTimeType("2026-06-01"));
    known.addGeneralPractitioner().setDisplay("Huisartsenpraktijk De Linde");
    known.addExtension().setUrl(CAPABLE).addExtension("legallyCapable", new BooleanType(false));
    return known;
  }

  private static Patient bare(String id, String bsn, String source) {
    var bare = patient(id, bsn);
    bare.getMeta().setSource(source);
    return bare;
  }

  private static void assertStillKnown(Patient shown) {
    assertThat(shown.getDeceasedDateTimeType().getValueAsString()).isEqualTo("2026-06-01");
    assertThat(shown.getGeneralPractitionerFirstRep().getDisplay())
        .isEqualTo("Huisartsenpraktijk De Linde");
    assertThat(shown.getExtensionByUrl(CAPABLE)).isNotNull();
  }
}
