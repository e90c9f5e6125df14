package nl.pzp.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.fixtures.StandardExamples;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Option;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Question;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.Questionnaire;
import org.hl7.fhir.dstu3.model.Questionnaire.QuestionnaireItemComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormPackTest {

  private record Item(QuestionnaireItemComponent item, @Nullable String parent) {}

  private final Pack pack = ProjectProfiles.packs().byId("pzp-stu3-1.0.0-rc2").orElseThrow();

  @Test
  void everyQuestionOfThePublishedFormIsInThePackAsItWasPublished() {
    for (var published : published()) {
      var item = published.item();
      var question = pack.question(item.getLinkId()).orElseThrow();
      assertThat(question.parent()).as(item.getLinkId()).isEqualTo(published.parent());
      assertThat(question.text()).as(item.getLinkId()).isEqualTo(item.getText());
      assertThat(question.type()).as(item.getLinkId()).isEqualTo(item.getType().toCode());
      assertThat(question.repeats()).as(item.getLinkId()).isEqualTo(item.getRepeats());
      assertThat(question.readOnly()).as(item.getLinkId()).isEqualTo(item.getReadOnly());
      assertThat(question.enabledBy())
          .as(item.getLinkId())
          .isEqualTo(item.hasEnableWhen() ? item.getEnableWhenFirstRep().getQuestion() : null);
    }
  }

  @Test
  void thePackHasNoQuestionThatWasNotPublished() {
    assertThat(pack.questions().stream().map(Question::linkId))
        .containsExactlyElementsOf(
            published().stream().map(published -> published.item().getLinkId()).toList());
  }

  @Test
  void everyOptionOfThePublishedFormHasAMeaning() {
    for (var published : published()) {
      var question = pack.question(published.item().getLinkId()).orElseThrow();
      var options =
          published.item().getOption().stream()
              .map(option -> coded((Coding) option.getValue()))
              .toList();
      var known =
          question.options() == null
              ? List.<Coded>of()
              : pack.options(question.options()).stream().map(Option::coded).toList();
      assertThat(known).as(question.linkId()).containsExactlyInAnyOrderElementsOf(options);
    }
  }

  @Test
  void everyQuestionHasATargetOrAReason() {
    assertThat(pack.questions())
        .filteredOn(question -> !question.isGroup())
        .allSatisfy(
            question ->
                assertThat(question.carriedTo() + question.notCarriedBecause())
                    .as(question.linkId())
                    .isNotBlank());
  }

  private static Coded coded(Coding coding) {
    return new Coded(coding.getSystem(), coding.getCode(), coding.getDisplay());
  }

  private static List<Item> published() {
    var file = StandardExamples.file("forms/stu3/Questionnaire-ACP-zib2017.json");
    var items = new ArrayList<Item>();
    collect(((Questionnaire) Fhir.stu3(file)).getItem(), null, items);
    return items;
  }

  private static void collect(
      List<QuestionnaireItemComponent> items, @Nullable String parent, List<Item> into) {
    for (var item : items) {
      into.add(new Item(item, parent));
      collect(item.getItem(), Objects.requireNonNull(item.getLinkId()), into);
    }
  }
}
