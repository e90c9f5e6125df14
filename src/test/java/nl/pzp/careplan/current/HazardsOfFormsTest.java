package nl.pzp.careplan.current;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.AcpForm;
import nl.pzp.form.EarlierAgreements;
import nl.pzp.form.FormWriter;
import nl.pzp.form.ImplantableDefibrillator;
import nl.pzp.form.Moment;
import nl.pzp.form.YesNoUnknown;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.junit.jupiter.api.Test;

/** Statements that only a stored form holds still reach the plan. */
class HazardsOfFormsTest {

  private static QuestionnaireResponse form(String id, String day, YesNoUnknown differ) {
    return written(
        id,
        AcpForm.builder()
            .conversationDate(new Moment(day))
            .earlierAgreements(new EarlierAgreements(YesNoUnknown.YES, null, differ))
            .build());
  }

  private static QuestionnaireResponse withDefibrillator(
      String id, String day, YesNoUnknown present) {
    return written(
        id,
        AcpForm.builder()
            .conversationDate(new Moment(day))
            .defibrillator(new ImplantableDefibrillator(present, null, null))
            .build());
  }

  private static QuestionnaireResponse written(String id, AcpForm answers) {
    var pack = ProjectProfiles.packs().byId("pzp-r4-1.0.0-rc2").orElseThrow();
    var form = new FormWriter().write(answers, pack).response();
    form.setId("QuestionnaireResponse/" + id);
    form.setStatus(QuestionnaireResponseStatus.COMPLETED);
    return form;
  }

  @Test
  void earlierAgreementsThatDifferAreAConflict() {
    assertThat(Plans.plan(form("f", "2026-03-01", YesNoUnknown.YES)).conflicts())
        .containsExactly(
            new Conflict(
                ConflictKind.EARLIER_AGREEMENTS_DIFFER, null, List.of("QuestionnaireResponse/f")));
  }

  @Test
  void newerFormWithoutDifferenceSettlesIt() {
    assertThat(
            Plans.plan(
                    form("old", "2025-03-01", YesNoUnknown.YES),
                    form("new", "2026-03-01", YesNoUnknown.NO))
                .conflicts())
        .isEmpty();
  }

  @Test
  void retractedFormStatesNothing() {
    var form = form("f", "2026-03-01", YesNoUnknown.YES);
    form.setStatus(QuestionnaireResponseStatus.ENTEREDINERROR);

    assertThat(Plans.plan(form).conflicts()).isEmpty();
  }

  @Test
  void absenceOfADefibrillatorComesFromTheForm() {
    var entry =
        Plans.plan(withDefibrillator("f", "2026-03-01", YesNoUnknown.NO))
            .on(PlanSubject.DEFIBRILLATOR);

    assertThat(entry.state()).isEqualTo(EntryState.HOLDS);
    assertThat(entry.statements().get(0).stated().value()).isEqualTo("NO");
  }
}
