package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.BSN;
import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.pzp.form.TreatmentDecision;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A BSN and a birth date say together who somebody is, and a contradiction is left to people. */
@ExtendWith(SharedAdapter.class)
class WhoItIsTest {

  private static final String CONTRADICTS = "PZP-API-045";
  private static final String CHECK = "check-identity";

  @Test
  void birthDateThatContradictsIsRefusedAndLeavesOneTask(StartedAdapter adapter) {
    adapter.put("/Patient/who1", json(born("who1", "999939002", "1941-02-03", "gp")));

    var reply = adapter.put("/Patient/who2", json(born("who2", "999939002", "1980-07-08", "h")));
    adapter.put("/Patient/who2", json(born("who2", "999939002", "1980-07-09", "h")));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).contains(CONTRADICTS);
    assertThat(reply.outcome().getIssueFirstRep().getExpression().get(0).getValue())
        .endsWith("birthDate");
    assertThat(adapter.get("/Patient/who1").as(Patient.class).getBirthDateElement().asStringValue())
        .isEqualTo("1941-02-03");
    assertThat(tasks(adapter, "who1")).containsExactly(CHECK);
  }

  @Test
  void directiveOfTheOtherPersonDoesNotLand(StartedAdapter adapter) {
    adapter.put("/Patient/who3", json(born("who3", "999939014", "1941-02-03", "gp")));
    var other = born("who4", "999939014", "1980-07-08", "h");
    var directive = Messages.resuscitation("who4-c", "who4", ConsentProvisionType.DENY);

    var reply = adapter.post("", json(Messages.transaction(other, directive)));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(adapter.get("/Consent?patient=who3").bundle().getEntry()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "999939026,who5,1941,1941-02-03",
    "999939038,who6,1941-02-03,1941-02",
    "999939051,who7,1941-02-03,",
    "999939063,who8,,1941-02-03"
  })
  void partOfADateAndAnUnknownOneContradictNothing(
      String bsn, String id, String known, String sent, StartedAdapter adapter) {
    adapter.put("/Patient/" + id, json(born(id, bsn, known, "gp")));
    var other = id + "-h";

    var reply = adapter.put("/Patient/" + other, json(born(other, bsn, sent, "h")));

    assertThat(reply.status()).isEqualTo(201);
  }

  @Test
  void sourceCorrectsItsOwnDate(StartedAdapter adapter) {
    adapter.put("/Patient/who9", json(born("who9", "999939075", "1941-02-03", "gp")));
    adapter.put("/Patient/who10", json(born("who10", "999939075", "1941-02-03", "h")));

    var reply = adapter.put("/Patient/who9", json(born("who9", "999939075", "1941-02-04", "gp")));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(adapter.get("/Patient/who9").as(Patient.class).getBirthDateElement().asStringValue())
        .isEqualTo("1941-02-04");
  }

  @Test
  void sourceThatNumbersTwoPatientsApartIsNotCorrectingItself(StartedAdapter adapter) {
    adapter.put("/Patient/who11", json(born("who11", "999939087", "1941-02-03", "gp")));

    var reply = adapter.put("/Patient/who12", json(born("who12", "999939087", "1980-07-08", "gp")));

    assertThat(reply.problems()).contains(CONTRADICTS);
  }

  @Test
  void conditionalCreateIsHeldToTheSameRule(StartedAdapter adapter) {
    adapter.put("/Patient/who13", json(born("who13", "999939099", "1941-02-03", "gp")));
    var other = born("", "999939099", "1980-07-08", "h");
    var condition = "identifier=" + BSN + "|999939099";

    var reply = adapter.post("/Patient", json(other), "If-None-Exist", condition);
    other.getIdentifier().clear();
    var bare = adapter.post("/Patient", json(other), "If-None-Exist", condition);

    assertThat(reply.problems()).contains(CONTRADICTS);
    assertThat(bare.problems()).contains(CONTRADICTS);
  }

  @Test
  void matchIsCertainOnlyWhereTheBirthDateAgrees(StartedAdapter adapter) {
    adapter.put("/Patient/who14", json(born("who14", "999939105", "1941-02-03", "gp")));

    assertThat(grades(adapter, born("", "999939105", "1941-02-03", "x")))
        .containsExactly("certain");
    assertThat(grades(adapter, born("", "999939105", null, "x"))).containsExactly("certain");
    assertThat(grades(adapter, born("", "999939105", "1980-07-08", "x")))
        .containsExactly("possible");
  }

  @Test
  void matchGivesNobodyByAnOldNumberAndRefusesTwo(StartedAdapter adapter) {
    adapter.put("/Patient/who15", json(born("who15", "999939117", "1941-02-03", "gp")));
    var holder = born("who16", "999939129", "1950-01-01", "gp");
    holder.addIdentifier().setSystem(BSN).setValue("999939117").setUse(IdentifierUse.OLD);
    adapter.put("/Patient/who16", json(holder));
    var old = born("", "999939117", null, "x");
    old.getIdentifierFirstRep().setUse(IdentifierUse.OLD);
    var two = born("", "999939117", null, "x");
    two.addIdentifier().setSystem(BSN).setValue("999939129");

    assertThat(grades(adapter, old)).isEmpty();
    assertThat(grades(adapter, born("", "999939117", null, "x"))).containsExactly("certain");
    assertThat(adapter.post("/Patient/$match", json(two)).problems()).contains("PZP-API-027");
  }

  @Test
  void formWithoutPatientIsHeldToTheSameRule(StartedAdapter adapter) {
    adapter.put("/Patient/who17", json(born("who17", "999939154", "1941-02-03", "gp")));
    var form = Messages.form("who17-form", "who17", TreatmentDecision.DO_NOT_PERFORM);
    var born = new QuestionnaireResponseItemComponent().setLinkId("967");
    born.addAnswer().setValue(new DateType("1980-07-08"));
    form.getItem().add(1, born);

    var reply = adapter.post("/QuestionnaireResponse", json(form));

    assertThat(reply.problems()).contains(CONTRADICTS);
    assertThat(tasks(adapter, "who17")).containsExactly(CHECK);
  }

  @Test
  void stu3IsHeldToTheSameRule(StartedAdapter adapter) {
    adapter.put("/Patient/who18", json(born("who18", "999939166", "1941-02-03", "gp")));

    var other = born("who19", "999939166", "1980-07-08", "h");
    // STU3 has no meta.source: the caller is the source.
    other.setMeta(null);

    var reply = adapter.put(adapter.stu3() + "/Patient/who19", json(other));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).contains(CONTRADICTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"999939191", "bsn-999939191"})
  void bsnIsNoId(String id, StartedAdapter adapter) {
    var reply = adapter.put("/Patient/" + id, json(born(id, "999939191", "1941-02-03", "gp")));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).contains("PZP-API-041");
  }

  @Test
  void pageShowsNoNumberThatHasEnded(StartedAdapter adapter) {
    var person = born("who21", "999939208", "1941-02-03", "gp");
    person.getIdentifierFirstRep().setUse(IdentifierUse.OLD);
    person.addIdentifier().setSystem(BSN).setValue("999939221");
    adapter.put("/Patient/who21", json(person));

    var page = adapter.get("/Patient/who21/$acp-summary?_format=html").body();

    assertThat(page).contains("999939221").doesNotContain("999939208");
  }

  static Patient born(
      String id, String bsn, @org.jspecify.annotations.Nullable String date, String source) {
    var patient = patient(id, bsn);
    patient.setBirthDateElement(date == null ? null : new DateType(date));
    patient.getMeta().setSource("urn:test:" + source);
    return patient;
  }

  private static List<String> tasks(StartedAdapter adapter, String patient) {
    return adapter.get("/Task?patient=" + patient).bundle().getEntry().stream()
        .map(entry -> (Task) entry.getResource())
        .map(task -> task.getCode().getCodingFirstRep().getCode())
        .toList();
  }

  private static List<String> grades(StartedAdapter adapter, Patient described) {
    return adapter.post("/Patient/$match", json(described)).bundle().getEntry().stream()
        .flatMap(entry -> entry.getSearch().getExtension().stream())
        .map(extension -> ((CodeType) extension.getValue()).getCode())
        .toList();
  }
}
