package nl.pzp.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.AcpForm;
import nl.pzp.form.Moment;
import nl.pzp.form.Treatment;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.form.TreatmentDirective;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions on a treatment that the form does not list (docs/adr/0005). */
class OtherTreatmentTest {

  private final Pack pack = ProjectProfiles.packs().byId("pzp-r4-1.0.0-rc2").orElseThrow();
  private final CarePlanWriter writer =
      new CarePlanWriter(pack, ConceptMaps.read(ProjectProfiles.profiles()));

  @Test
  void treatmentInTheGuidesNotationIsRefused() {
    var consent = refused("toedienen van enterale voeding (SNOMED CT - 229912004)").get(0);

    assertThat(consent.getProvision().getType()).isEqualTo(ConsentProvisionType.DENY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wel sondevoeding als zij dat wil, geen dialyse (SNOMED CT - 265764009)",
        "dialyse (SNOMED CT - 265764009), geen sonde (SNOMED CT - 87750000)",
        "dialyse (SNOMED CT - 265764009) alleen in overleg",
        "Dialyse nog besproken. Geen sonde (SNOMED CT - 87750000)"
      })
  void sentenceWithACodeStaysTextAndRefusesNothing(String sentence) {
    var consent = refused(sentence).get(0);

    assertThat(consent.getProvision().hasType()).isFalse();
    assertThat(consent.getProvision().getCodeFirstRep().hasText()).isFalse();
    assertThat(consent.getModifierExtension().get(0).getValue().primitiveValue())
        .endsWith(sentence);
  }

  private List<Consent> refused(String explanation) {
    var patient = new Patient();
    patient.setId("patient-1");
    var form =
        AcpForm.builder()
            .conversationDate(new Moment("2026-03-11"))
            .directive(
                new TreatmentDirective(
                    Treatment.OTHER, null, TreatmentDecision.DO_NOT_PERFORM, null, explanation))
            .build();
    return writer
        .write(
            form,
            new CarePlanContext("urn:example", "form-1", pack, patient, null, null, true, false))
        .all(Consent.class)
        .toList();
  }
}
