package nl.pzp.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.fixtures.StandardExamples;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.junit.jupiter.api.Test;

class PackTest {

  private final Packs packs = ProjectProfiles.packs();
  private final Pack rc2 = packs.byId("pzp-r4-1.0.0-rc2").orElseThrow();

  @Test
  void packHoldsEveryQuestionAsPublished() throws IOException {
    var published = published();

    assertThat(rc2.questions())
        .extracting(Question::linkId)
        .containsExactlyElementsOf(linkIds(published.getItem()));
    for (var item : all(published.getItem())) {
      var question = rc2.question(item.getLinkId()).orElseThrow();
      assertThat(question.type()).as(item.getLinkId()).isEqualTo(item.getType().toCode());
      assertThat(question.repeats()).as(item.getLinkId()).isEqualTo(item.getRepeats());
      assertThat(question.readOnly()).as(item.getLinkId()).isEqualTo(item.getReadOnly());
      assertThat(question.enabledBy())
          .as(item.getLinkId())
          .isEqualTo(item.hasEnableWhen() ? item.getEnableWhenFirstRep().getQuestion() : null);
      assertThat(codes(question)).as(item.getLinkId()).isEqualTo(codes(item));
    }
  }

  @Test
  void everyQuestionHasATargetOrAReason() {
    for (var pack : packs.all()) {
      for (var question : pack.questions()) {
        var isExplained =
            question.isGroup()
                || !question.carriedTo().isEmpty()
                || !question.notCarriedBecause().isEmpty();
        assertThat(isExplained).as(pack + " " + question.linkId()).isTrue();
      }
    }
  }

  @Test
  void formIsFoundOnlyByVersionedCanonical() {
    assertThat(packs.ofForm("https://api.iknl.nl/docs/pzp/r4/Questionnaire/ACP-zib2020|1.0.0-rc2"))
        .contains(rc2);
    assertThat(packs.ofForm("https://api.iknl.nl/docs/pzp/r4/Questionnaire/ACP-zib2020")).isEmpty();
    assertThat(packs.ofForm("https://fhir.iknl.nl/fhir/Questionnaire/ACP-zib2020|beta3-20250828"))
        .map(Pack::id)
        .contains("pzp-r4-0.1.3-beta3");
  }

  @Test
  void laterVersionInheritsUnchangedQuestions() {
    var rc3 = packs.byId("pzp-r4-1.0.0-rc3").orElseThrow();

    assertThat(rc3.question("1386")).isEqualTo(rc2.question("1386"));
    assertThat(rc3.question("1406")).isEmpty();
    assertThat(rc3.question("1651").orElseThrow().type()).isEqualTo("boolean");
    assertThat(rc3.below(rc3.question("1652").orElseThrow()))
        .extracting(Question::linkId)
        .containsExactly("997", "998");
  }

  private static Questionnaire published() throws IOException {
    var text = Files.readString(StandardExamples.file("forms/r4/Questionnaire-ACP-zib2020.json"));
    return FhirContext.forR4Cached().newJsonParser().parseResource(Questionnaire.class, text);
  }

  private static List<QuestionnaireItemComponent> all(List<QuestionnaireItemComponent> items) {
    var all = new ArrayList<QuestionnaireItemComponent>();
    for (var item : items) {
      all.add(item);
      all.addAll(all(item.getItem()));
    }
    return all;
  }

  private static List<String> linkIds(List<QuestionnaireItemComponent> items) {
    return all(items).stream().map(QuestionnaireItemComponent::getLinkId).toList();
  }

  private List<String> codes(Question question) {
    return question.options() == null
        ? List.of()
        : rc2.options(question.options()).stream()
            .map(option -> option.coded().system() + "|" + option.coded().code())
            .sorted()
            .toList();
  }

  private static List<String> codes(QuestionnaireItemComponent item) {
    return item.getAnswerOption().stream()
        .map(option -> (Coding) option.getValue())
        .map(coding -> coding.getSystem() + "|" + coding.getCode())
        .sorted()
        .toList();
  }
}
