package nl.pzp.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.fixtures.StandardExamples;
import nl.pzp.problem.Severity;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossReportTest {

  private static final String R4 = "examples/r4/hendrik-hartman/";

  private final Stu3Converter converter = Fhir.converter();

  @ParameterizedTest
  @MethodSource("consents")
  void aDecisionIsNeverLost(Path file) {
    for (var style : new Stu3Style[] {Stu3Style.plain(), Stu3Style.full()}) {
      assertThat(losses(Fhir.r4(file), style).keySet())
          .noneMatch(element -> element.startsWith("Consent.provision.type"))
          .noneMatch(element -> element.startsWith("Consent.provision.code"))
          .noneMatch(element -> element.startsWith("Consent.modifierExtension"))
          .doesNotContain("Consent.status", "Consent.patient.reference", "Consent.dateTime");
    }
  }

  @Test
  void aRelativeWhoAgreedIsOnlyANameInThePublishedShape() {
    var consent =
        Fhir.r4(
            StandardExamples.file(
                "examples/r4/hendrik-hartman-2025/"
                    + "Consent-ACP-TreatmentDirective-AdmissionToICU-2025-Pat1.json"));

    assertThat(losses(consent, Stu3Style.plain()))
        .containsEntry("Consent.provision.actor.reference.reference", LossReason.TEXT_ONLY);
    assertThat(losses(consent, Stu3Style.full()))
        .containsEntry("Consent.provision.actor.reference.reference", LossReason.IN_EXTENSION);
  }

  @Test
  void ourOwnExtensionsHoldWhatThePublishedShapeLoses() {
    var procedure = (Procedure) example("Procedure-ACP-Procedure-Pat1");

    assertThat(losses(procedure, Stu3Style.plain()))
        .containsEntry("Procedure.performed.start", LossReason.NOT_IN_PUBLISHED_SHAPE)
        .containsEntry("Procedure.performer.actor.reference", LossReason.ONLY_ONE);
    assertThat(losses(procedure, Stu3Style.full()))
        .doesNotContainKey("Procedure.performed.start")
        .containsEntry("Procedure.performer.actor.reference", LossReason.IN_EXTENSION);
  }

  @Test
  void onlyOneOfSeveralIdentifiersRemains() {
    var consent = (Consent) example("Consent-ACP-TreatmentDirective-AdmissionToICU-1-Pat1");
    consent.addIdentifier(new Identifier().setSystem("urn:example").setValue("second"));

    assertThat(losses(consent, Stu3Style.plain()))
        .containsEntry("Consent.identifier.value", LossReason.ONLY_ONE);
    assertThat(losses(consent, Stu3Style.full()))
        .containsEntry("Consent.identifier.value", LossReason.IN_EXTENSION);
  }

  @Test
  void authorOfANoteIsLostInAComment() {
    var observation = new Observation().setStatus(ObservationStatus.FINAL);
    observation.addNote(
        new Annotation()
            .setText("wil graag thuis blijven")
            .setTimeElement(new DateTimeType("2026-03-01")));

    assertThat(losses(observation, Stu3Style.plain()))
        .containsExactly(Map.entry("Observation.note.time", LossReason.NO_SUCH_ELEMENT));
    assertThat(losses(observation, Stu3Style.full()))
        .containsExactly(Map.entry("Observation.note.time", LossReason.IN_EXTENSION));
  }

  @Test
  void aResourceThatFitsLosesNothing() {
    var goal = example("Goal-ACP-MedicalPolicyGoal-Pat1");

    assertThat(converter.toStu3(goal, ReferencedResources.none(), Stu3Style.full()).losses())
        .isEmpty();
  }

  @Test
  void sourceResourceStaysUnchanged() {
    var consent = example("Consent-ACP-TreatmentDirective-AdmissionToICU-1-Pat1");
    var before = Fhir.json(consent);

    var sent = converter.toStu3(consent, ReferencedResources.none(), Stu3Style.plain()).resource();
    var sentBefore = Fhir.json(sent);
    converter.toR4(sent, ReferencedResources.none());

    assertThat(Fhir.json(consent)).isEqualTo(before);
    assertThat(Fhir.json(sent)).isEqualTo(sentBefore);
  }

  static Stream<Path> r4() {
    return Stream.of("examples/r4/hendrik-hartman", "examples/r4/hendrik-hartman-2025")
        .flatMap(folder -> Fhir.files(StandardExamples.file(folder)).stream());
  }

  static Stream<Path> consents() {
    return r4().filter(file -> file.getFileName().toString().startsWith("Consent-"));
  }

  @ParameterizedTest
  @MethodSource("r4")
  void aLossNamesElementsAndNeverValues(Path file) {
    var resource = Fhir.r4(file);
    var values = new ArrayList<>(Fhir.values(resource));

    for (var style : new Stu3Style[] {Stu3Style.plain(), Stu3Style.full()}) {
      for (var loss : converter.toStu3(resource, ReferencedResources.none(), style).losses()) {
        assertThat(loss.element())
            .matches("[A-Z][A-Za-z]+(\\.[A-Za-z\\[\\]0-9]+(\\('https?://[^']*'\\))?)*");
        assertThat(loss.type()).matches("[A-Za-z]+");
        var problem = loss.asProblem();
        assertThat(problem.code().severity()).isEqualTo(Severity.INFORMATION);
        assertThat(values)
            .map(value -> value.substring(value.indexOf(" = ") + 3))
            .filteredOn(value -> value.length() > 12 && !value.startsWith("http"))
            .noneMatch(value -> problem.toString().contains(value));
      }
    }
  }

  @Test
  void lossInABundleNamesItsEntry() {
    var bundle = new Bundle();
    bundle.addEntry().setResource(example("Goal-ACP-MedicalPolicyGoal-Pat1"));
    bundle.addEntry().setResource(example("Procedure-ACP-Procedure-Pat1"));

    assertThat(converter.toStu3(bundle, ReferencedResources.none(), Stu3Style.plain()).losses())
        .extracting(Loss::element)
        .contains("Bundle.entry[1].resource.performed.start")
        .noneMatch(element -> element.startsWith("Bundle.entry[0]"));
  }

  private Map<String, LossReason> losses(Resource resource, Stu3Style style) {
    return converter.toStu3(resource, ReferencedResources.none(), style).losses().stream()
        .collect(Collectors.toMap(Loss::element, Loss::why));
  }

  private static Resource example(String name) {
    return Fhir.r4(StandardExamples.file(R4 + name + ".json"));
  }
}
