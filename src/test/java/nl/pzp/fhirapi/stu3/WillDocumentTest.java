package nl.pzp.fhirapi.stu3;

import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static nl.pzp.fhirapi.Messages.transaction;
import static nl.pzp.fhirapi.stu3.Stu3ReadTest.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import nl.pzp.audit.AuditTrail;
import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import org.hl7.fhir.dstu3.model.Condition;
import org.hl7.fhir.dstu3.model.Consent;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A directive or flag comes with the referenced resources that the viewer needs, and no others. */
@ExtendWith(SharedAdapter.class)
class WillDocumentTest {

  @Test
  void willContainsItsDocumentAndBothAreAudited(StartedAdapter adapter) {
    var posted =
        adapter.post(
            "",
            json(
                transaction(
                    patient("wdoc-1", "999973861"),
                    binary("wdoc-1-b"),
                    will("wdoc-1-w", "wdoc-1", "Binary/wdoc-1-b"))));
    assertThat(posted.status()).as(posted.body()).isEqualTo(200);
    var found = get(adapter, "/Consent?patient=wdoc-1&category=11341000146107");
    assertThat(((Consent) found.matches().get(0)).getSourceAttachment()).isNotNull();
    var rows = ViewerColumns.of("wills").rows(found.bundle());
    assertThat(rows)
        .singleElement()
        .satisfies(row -> assertThat(row.values()).noneMatch(String::isBlank));
    assertThat(String.join("\n", adapter.bean(AuditTrail.class).newest(2)))
        .contains("Binary/wdoc-1-b/_history/1");
    var read = get(adapter, "/Consent/wdoc-1-w").as(Consent.class);
    assertThat(((org.hl7.fhir.dstu3.model.Attachment) read.getSource()).hasData()).isTrue();
  }

  @Test
  void documentOfAnotherPatientIsNeverIncluded(StartedAdapter adapter) {
    adapter.post("", json(transaction(patient("wdoc-2", "999973939"), binary("wdoc-2-b"))));
    adapter.post(
        "",
        json(
            transaction(
                patient("wdoc-3", "999973952"), will("wdoc-3-w", "wdoc-3", "Binary/wdoc-2-b"))));
    var read = get(adapter, "/Consent/wdoc-3-w").as(Consent.class);
    assertThat(((org.hl7.fhir.dstu3.model.Attachment) read.getSource()).hasData()).isFalse();
    assertThat(get(adapter, "/Consent?patient=wdoc-3").body()).doesNotContain("\"data\"");
  }

  @Test
  void flagIncludesItsCondition(StartedAdapter adapter) {
    var condition = new org.hl7.fhir.r4.model.Condition();
    condition.setId("wdoc-4-c");
    condition
        .getClinicalStatus()
        .addCoding()
        .setSystem("http://terminology.hl7.org/CodeSystem/condition-clinical")
        .setCode("active");
    condition.getCode().setText("Palliatieve fase");
    condition.setSubject(new Reference("Patient/wdoc-4"));
    var flag = new Flag();
    flag.setId("wdoc-4-f");
    flag.setStatus(Flag.FlagStatus.ACTIVE);
    flag.getCode().setText("Anders");
    flag.setSubject(new Reference("Patient/wdoc-4"));
    flag.addExtension(
        "http://hl7.org/fhir/StructureDefinition/flag-detail", new Reference("Condition/wdoc-4-c"));
    var posted =
        adapter.post("", json(transaction(patient("wdoc-4", "999975018"), condition, flag)));
    assertThat(posted.status()).as(posted.body()).isEqualTo(200);
    var flags = get(adapter, "/Flag?patient=wdoc-4");
    assertThat(flags.found()).containsExactly("Flag/wdoc-4-f");
    assertThat(flags.included())
        .singleElement()
        .satisfies(c -> assertThat(((Condition) c).getCode().getText()).startsWith("Palliatieve"));
    assertThat(get(adapter, "/Condition?patient=wdoc-4&clinical-status=active,resolved").found())
        .containsExactly("Condition/wdoc-4-c");
    assertThat(get(adapter, "/Condition?patient=wdoc-4&clinical-status=resolved").found())
        .isEmpty();
  }

  private static Binary binary(String id) {
    var binary = new Binary();
    binary.setId(new IdType("Binary", id));
    binary.setContentType("application/pdf").setData("%PDF-1.4".getBytes(StandardCharsets.UTF_8));
    return binary;
  }

  private static org.hl7.fhir.r4.model.Consent will(String id, String patientId, String url) {
    var will = Stu3ReadTest.will(id, patientId);
    will.setSource(new Attachment().setContentType("application/pdf").setUrl(url));
    return will;
  }
}
