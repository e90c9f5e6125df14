package nl.pzp.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.fixtures.ExampleForm;
import nl.pzp.fixtures.ExamplePeople;
import nl.pzp.form.FormQuestions;
import nl.pzp.form.FormWriter;
import nl.pzp.form.Treatment;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The people of {@code profiles/examples}. A person approved the expected resources; {@code
 * -Dpzp.examples.regenerate=true} rewrites them for a new approval.
 */
class ExamplePeopleTest {

  private static final boolean REGENERATE = Boolean.getBoolean("pzp.examples.regenerate");

  private final ExamplePlans plans = new ExamplePlans();
  private final TreatmentDirectiveMapper directives = new TreatmentDirectiveMapper(plans.profiles);
  private final DirectiveRules rules = new DirectiveRules(List.of(plans.profiles));

  static Stream<ExampleForm> forms() {
    return ExamplePeople.allForms().stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyFormGivesItsApprovedResources(ExampleForm form) throws IOException {
    var made = ExamplePlans.json(plans.of(form).resources());

    if (REGENERATE) {
      Files.writeString(form.expected(), made);
    }
    assertThat(made).isEqualTo(form.expectedText());
  }

  /** The expected decisions per treatment in form order: P permit, D deny, W text only, - none. */
  @ParameterizedTest
  @CsvSource({
    "jannie-vlasveld/form.json,         DDDPPPP-, 2026-03-11, Patient PractitionerRole",
    "arend-kuipershoek/form.json,       DDDWWD--, 2026-01-22, RelatedPerson PractitionerRole",
    "mia-ter-borg/form.json,            DWDPPWW-, 2026-02-19, Patient PractitionerRole",
    "siebren-hoogland/form.json,        DDDDPD-P, 2026-04-02, Patient PractitionerRole",
    "corrie-van-dalfzen/form.json,      PWPPPP-W, 2026-05-06, Patient PractitionerRole",
    "dirkje-wiersum/form.json,          WWWWWWWW, 2026-02-07, Patient PractitionerRole",
    "gerard-mosterdijk/form.json,       WWWWWWW-, 2026-06-15, Patient PractitionerRole",
    "pim-ravestein/form.json,           WDWPPPP-, 2026-05-28, RelatedPerson PractitionerRole",
    "lieve-verstrepen/form.json,        DDDDPW--, 2026-03-30, Patient PractitionerRole",
    "klaske-oudebrug/form.json,         PDDPPP--, 2026-06-03, Patient PractitionerRole",
    "klaske-oudebrug/form-amended.json, DDDPP---, 2026-06-03, Patient PractitionerRole",
    "berend-tuinstra/form.json,         DDDPPD-P, 2026-04-14, Patient PractitionerRole",
    "berend-tuinstra/form-older.json,   PPPPPP-W, 2025-09-30, Patient PractitionerRole",
    "tineke-slotemaker/form.json,       DDWPPP--, 2026-09-08, Patient PractitionerRole"
  })
  void everyDecisionMatchesItsStory(String form, String decisions, String day, String parties) {
    var plan = plans.of(named(form)).plan();

    var told = new EnumMap<Treatment, String>(Treatment.class);
    for (var consent : plan.all(Consent.class).filter(rules::isDirective).toList()) {
      var treatment = directives.read(consent).orElseThrow().treatment();
      told.put(treatment, letter(consent));
      assertThat(consent.getDateTimeElement().getValueAsString()).isEqualTo(day);
      assertThat(parties(consent)).isEqualTo(parties);
    }
    assertThat(
            Arrays.stream(Treatment.values())
                .map(treatment -> told.getOrDefault(treatment, "-"))
                .collect(Collectors.joining()))
        .isEqualTo(decisions);
  }

  @Test
  void everyFormIsInTheTableOfDecisions() {
    assertThat(forms().map(ExampleForm::toString)).hasSize(14).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyAnswerSurvivesOrIsReported(ExampleForm form) {
    var made = plans.of(form);

    var back =
        new CarePlanReader(plans.profiles, plans.maps)
            .read(made.resources(), new FormQuestions(made.read().pack()));
    var again = new FormWriter().write(back.form(), made.read().pack());

    var named =
        made.plan().problems().stream()
            .map(problem -> problem.place().linkId())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    var lost = new ArrayList<>(answers(made.response().getItem()));
    answers(again.response().getItem()).forEach(lost::remove);
    var invented = new ArrayList<>(answers(again.response().getItem()));
    answers(made.response().getItem()).forEach(invented::remove);
    if (form.equals(ExamplePeople.olderFormAfterNewer().secondForm())) {
      // An older form does not change the Patient, which holds legal capability.
      lost.remove("1406 |1");
    }
    assertThat(lost).allMatch(answer -> named.contains(answer.substring(0, answer.indexOf(' '))));
    assertThat(invented).isEmpty();
    assertThat(again.losses()).isEmpty();
  }

  private static ExampleForm named(String name) {
    return forms().filter(form -> form.toString().equals(name)).findFirst().orElseThrow();
  }

  private static String letter(Consent consent) {
    if (!consent.getProvision().hasType()) {
      return consent.hasModifierExtension() ? "W" : "?";
    }
    return switch (consent.getProvision().getType()) {
      case PERMIT -> consent.hasModifierExtension() ? "?" : "P";
      case DENY -> consent.hasModifierExtension() ? "?" : "D";
      case NULL -> "?";
    };
  }

  private static String parties(Consent consent) {
    return consent.getProvision().getActor().stream()
        .map(actor -> actor.getReference().getReferenceElement().getResourceType())
        .collect(Collectors.joining(" "));
  }

  private static List<String> answers(List<QuestionnaireResponseItemComponent> items) {
    var answers = new ArrayList<String>();
    for (var item : items) {
      answers.addAll(answers(item.getItem()));
      for (var answer : item.getAnswer()) {
        answers.add(
            item.getLinkId()
                + " "
                + (answer.getValue() instanceof Coding coding
                    ? Objects.toString(coding.getSystem(), "") + "|" + coding.getCode()
                    : answer.getValue().primitiveValue()));
        answers.addAll(answers(answer.getItem()));
      }
    }
    return answers;
  }
}
