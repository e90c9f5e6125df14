package nl.pzp.careplan.current;

import static nl.pzp.careplan.current.Plans.GP;
import static nl.pzp.careplan.current.Plans.HOSPITAL;
import static nl.pzp.careplan.current.Plans.directive;
import static nl.pzp.careplan.current.Plans.ending;
import static nl.pzp.careplan.current.Plans.ids;
import static nl.pzp.careplan.current.Plans.incapable;
import static nl.pzp.careplan.current.Plans.kinds;
import static nl.pzp.careplan.current.Plans.no;
import static nl.pzp.careplan.current.Plans.patient;
import static nl.pzp.careplan.current.Plans.plan;
import static nl.pzp.careplan.current.Plans.representative;
import static nl.pzp.careplan.current.Plans.resuscitation;
import static nl.pzp.careplan.current.Plans.successor;
import static nl.pzp.careplan.current.Plans.will;
import static nl.pzp.careplan.current.Plans.with;
import static nl.pzp.careplan.current.Plans.words;
import static nl.pzp.careplan.current.Plans.yes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrentPlanTest {

  @Test
  void withoutAnyStatementEverySubjectIsNotRecorded() {
    var plan = plan(patient());

    assertThat(plan.entries()).hasSize(14).allMatch(e -> e.state() == EntryState.NOT_RECORDED);
    assertThat(plan.conflicts()).isEmpty();
  }

  @Test
  void newestDiscussionLeadsInAnyOrderOfArrival() {
    var plan = plan(no("new", "2026-03-01", GP), yes("old", "2024-03-01", GP));

    assertThat(resuscitation(plan).state()).isEqualTo(EntryState.HOLDS);
    assertThat(ids(resuscitation(plan).statements())).containsExactly("new");
    assertThat(ids(resuscitation(plan).others())).containsExactly("old");
  }

  @Test
  void differingOlderActiveDecisionIsAConflictOfAllSides() {
    var plan =
        plan(
            no("new", "2026-03-01", GP),
            yes("old", "2024-03-01", GP),
            yes("oldest", "2020-03-01", GP));

    assertThat(plan.conflicts())
        .containsExactly(
            new Conflict(
                ConflictKind.OLDER_ACTIVE,
                resuscitation(plan).subject(),
                List.of("Consent/new", "Consent/old", "Consent/oldest")));
  }

  @Test
  void differingOtherOrganisationIsAConflict() {
    var plan = plan(no("gp", "2026-03-01", GP), yes("hospital", "2026-01-01", HOSPITAL));

    assertThat(ids(resuscitation(plan).statements())).containsExactly("gp");
    assertThat(kinds(plan)).containsExactly(ConflictKind.OTHER_ORGANISATION);
  }

  @Test
  void earlierStatementOfAnAgreeingOrganisationIsNoConflict() {
    var plan =
        plan(
            no("gp", "2026-03-01", GP),
            no("hospital", "2026-01-01", HOSPITAL),
            yes("before", "2021-01-01", HOSPITAL));

    assertThat(kinds(plan)).containsExactly(ConflictKind.OLDER_ACTIVE);
  }

  @Test
  void equalDecisionsAreNoConflict() {
    var plan = plan(no("gp", "2026-03-01", GP), no("hospital", "2026-03-01", HOSPITAL));

    assertThat(resuscitation(plan).state()).isEqualTo(EntryState.HOLDS);
    assertThat(plan.conflicts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01, 2026-03-01",
    "2026-03-01T09:00:00+01:00, 2026-03-01T16:00:00+01:00",
    "2026-03-01T23:30:00Z, 2026-03-02",
    "2026, 2026-03-01",
    "2026-03, 2026-03-31"
  })
  void differentAnswersOnUnorderedDaysContradict(String one, String other) {
    var plan = plan(no("one", one, GP), yes("other", other, GP));

    assertThat(resuscitation(plan).state()).isEqualTo(EntryState.CONTRADICTORY);
    assertThat(ids(resuscitation(plan).statements())).containsExactlyInAnyOrder("one", "other");
    assertThat(kinds(plan)).containsExactly(ConflictKind.SAME_DAY);
  }

  @Test
  void aYearIsOlderThanAnyDayAfterIt() {
    var plan = plan(yes("year", "2025", GP), no("day", "2026-01-01", GP));

    assertThat(ids(resuscitation(plan).statements())).containsExactly("day");
  }

  @Test
  void theDayIsTheOneInTheNetherlands() {
    var plan = plan(no("late", "2026-03-01T23:30:00Z", GP), yes("day", "2026-03-01", GP));

    assertThat(ids(resuscitation(plan).statements())).containsExactly("late");
  }

  @Test
  void anEndedNewestDecisionDoesNotReviveAnOlderOne() {
    var plan =
        plan(ending(yes("ended", "2026-03-01", GP), "2026-06-01"), no("old", "2024-03-01", GP));

    assertThat(resuscitation(plan).state()).isEqualTo(EntryState.ENDED);
    assertThat(ids(resuscitation(plan).statements())).containsExactly("ended");
    assertThat(kinds(plan)).containsExactly(ConflictKind.OLDER_ACTIVE);
  }

  @Test
  void anInactiveNewestDecisionHasEnded() {
    var plan = plan(with(yes("ended", "2026-03-01", GP), ConsentState.INACTIVE));

    assertThat(resuscitation(plan).state()).isEqualTo(EntryState.ENDED);
  }

  @Test
  void aDecisionHoldsThroughItsLastDay() {
    var consent = ending(yes("ends", "2026-03-01", GP), "2026-06-01");

    assertThat(resuscitation(plan(List.of(consent), LocalDate.parse("2026-06-01"))).state())
        .isEqualTo(EntryState.HOLDS);
    assertThat(resuscitation(plan(List.of(consent), LocalDate.parse("2026-06-02"))).state())
        .isEqualTo(EntryState.ENDED);
  }

  @Test
  void decisionEndedLaterHeldOnAnEarlierDay() {
    var consent = with(ending(yes("ended", "2026-03-01", GP), "2026-06-01"), ConsentState.INACTIVE);

    assertThat(resuscitation(plan(List.of(consent), LocalDate.parse("2026-05-01"))).state())
        .isEqualTo(EntryState.HOLDS);
  }

  @Test
  void statementEnteredInErrorIsIgnored() {
    var plan =
        plan(
            with(yes("error", "2026-03-01", GP), ConsentState.ENTEREDINERROR),
            no("old", "2024-03-01", GP));

    assertThat(ids(resuscitation(plan).statements())).containsExactly("old");
    assertThat(plan.conflicts()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = ConsentState.class,
      names = {"DRAFT", "PROPOSED", "REJECTED"})
  void draftDoesNotHoldButIsShown(ConsentState status) {
    var plan = plan(with(yes("draft", "2026-03-01", GP), status), no("old", "2024-03-01", GP));

    assertThat(ids(resuscitation(plan).statements())).containsExactly("old");
    assertThat(ids(resuscitation(plan).others())).containsExactly("draft");
  }

  @Test
  void onlyANamedSuccessorOfTheSameSourceEndsADecision() {
    var same =
        plan(no("new", "2026-03-01", GP), yes("old", "2024-03-01", GP), successor("new", "old"));
    var other =
        plan(
            no("new", "2026-03-01", HOSPITAL),
            yes("old", "2024-03-01", GP),
            successor("new", "old"));

    assertThat(same.conflicts()).isEmpty();
    assertThat(kinds(other)).containsExactly(ConflictKind.OTHER_ORGANISATION);
  }

  @Test
  void aDecisionWithoutADayIsNeverTheNewest() {
    var plan = plan(yes("undated", null, GP), no("dated", "2020-03-01", GP));

    assertThat(ids(resuscitation(plan).statements())).containsExactly("dated");
    assertThat(kinds(plan)).containsExactly(ConflictKind.NO_DATE);
  }

  @Test
  void decisionsWithoutADayAreShownAsSuch() {
    var plan = plan(yes("one", null, GP), no("other", null, HOSPITAL));

    assertThat(resuscitation(plan).state()).isEqualTo(EntryState.UNDATED);
    assertThat(ids(resuscitation(plan).statements())).containsExactlyInAnyOrder("one", "other");
    assertThat(kinds(plan)).containsExactly(ConflictKind.NO_DATE);
  }

  @Test
  void futureDecisionDoesNotCountButIsShown() {
    var plan = plan(yes("tomorrow", "2026-11-23", GP), no("old", "2024-03-01", GP));

    assertThat(ids(resuscitation(plan).statements())).containsExactly("old");
    assertThat(ids(resuscitation(plan).others())).containsExactly("tomorrow");
    assertThat(kinds(plan)).containsExactly(ConflictKind.FUTURE_DATE);
  }

  @Test
  void laterDiscussionDoesNotCountOnAnEarlierDay() {
    var resources = List.of(no("new", "2026-03-01", GP), yes("old", "2024-03-01", GP));

    var plan = plan(resources, LocalDate.parse("2025-01-01"));

    assertThat(ids(resuscitation(plan).statements())).containsExactly("old");
    assertThat(plan.conflicts()).isEmpty();
  }

  @Test
  void directiveWithoutDecisionIsUnreadableButShown() {
    var plan = plan(directive("blank", "2026-03-01", GP, null, null), yes("old", "2024-03-01", GP));

    assertThat(resuscitation(plan).state()).isEqualTo(EntryState.UNREADABLE);
    assertThat(ids(resuscitation(plan).others())).containsExactly("old");
    assertThat(kinds(plan)).contains(ConflictKind.UNREADABLE);
  }

  @Test
  void unknownModifierMakesADirectiveUnreadable() {
    var consent = yes("modified", "2026-03-01", GP);
    consent
        .addModifierExtension()
        .setUrl("https://other.example/not")
        .setValue(new StringType("x"));

    assertThat(resuscitation(plan(consent)).state()).isEqualTo(EntryState.UNREADABLE);
  }

  @Test
  void anExceptionInsideAnExceptionIsNotRead() {
    var consent = yes("nested", "2026-03-01", GP);
    consent.getProvision().addProvision().setType(ConsentProvisionType.DENY);

    assertThat(resuscitation(plan(consent)).state()).isEqualTo(EntryState.UNREADABLE);
  }

  @Test
  void unknownTreatmentIsShownAsUnreadable() {
    var consent = yes("strange", "2026-03-01", GP);
    consent.getProvision().setCode(List.of(new CodeableConcept(new Coding("x", "y", "Iets"))));

    var entry = plan(consent).on(PlanSubject.UNREADABLE_TREATMENT);

    assertThat(entry.state()).isEqualTo(EntryState.UNREADABLE);
    assertThat(entry.subject().name()).isEqualTo("Iets");
  }

  @ParameterizedTest
  @CsvSource({
    "Onbekend, UNKNOWN",
    "'Nee, nog geen besluit genomen', NOT_YET_DECIDED",
    "Niet besproken, NOT_DISCUSSED"
  })
  void undecidedAnswerIsNeitherYesNorNo(String words, EntryState state) {
    assertThat(resuscitation(plan(words("w", "2026-03-01", GP, words))).state()).isEqualTo(state);
  }

  @Test
  void notDiscussedLeavesTheOlderAnswerLeading() {
    var plan =
        plan(words("later", "2026-03-01", GP, "Niet besproken"), no("old", "2024-03-01", GP));

    assertThat(ids(resuscitation(plan).statements())).containsExactly("old");
    assertThat(plan.conflicts()).isEmpty();
  }

  @Test
  void aNewerUnknownCountsAndTheOlderDecisionIsAConflict() {
    var plan = plan(words("later", "2026-03-01", GP, "Onbekend"), no("old", "2024-03-01", GP));

    assertThat(resuscitation(plan).state()).isEqualTo(EntryState.UNKNOWN);
    assertThat(kinds(plan)).containsExactly(ConflictKind.OLDER_ACTIVE);
  }

  @Test
  void anOlderUnknownIsNoConflict() {
    var plan = plan(no("later", "2026-03-01", GP), words("old", "2024-03-01", GP, "Onbekend"));

    assertThat(plan.conflicts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NR", "NRB", "VERB", "VERBVL"})
  void willAgainstThePlanIsAConflict(String type) {
    var plan = plan(yes("cpr", "2026-03-01", GP), will("will", type));

    assertThat(plan.conflicts())
        .containsExactly(
            new Conflict(
                ConflictKind.WILL_CONTRADICTS,
                resuscitation(plan).subject(),
                List.of("Consent/cpr", "Consent/will")));
    assertThat(resuscitation(plan).state()).isEqualTo(EntryState.HOLDS);
  }

  @Test
  void agreeingWillIsNoConflict() {
    assertThat(plan(no("cpr", "2026-03-01", GP), will("will", "NR")).conflicts()).isEmpty();
  }

  @Test
  void anIncapablePatientWithoutRepresentativeIsAConflict() {
    assertThat(kinds(plan(incapable(patient()), no("cpr", "2026-03-01", GP))))
        .containsExactly(ConflictKind.INCAPABLE_WITHOUT_REPRESENTATIVE);
    assertThat(
            plan(incapable(patient()), no("cpr", "2026-03-01", GP), representative()).conflicts())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2010-11-23, true", "2010-11-22, false", "2010-11, true", "2008, false"})
  void aChildWithoutRepresentativeIsAConflict(String born, boolean isConflict) {
    var patient = patient();
    patient.setBirthDateElement(new DateType(born));

    assertThat(kinds(plan(patient, no("cpr", "2026-03-01", GP))))
        .isEqualTo(isConflict ? List.of(ConflictKind.MINOR_WITHOUT_REPRESENTATIVE) : List.of());
  }

  @Test
  void planAfterDeathIsKeptAndReported() {
    var patient = patient();
    patient.setDeceased(new DateTimeType("2026-02-01"));

    var plan = plan(patient, no("after", "2026-03-01", GP));

    assertThat(kinds(plan)).containsExactly(ConflictKind.AFTER_DEATH);
    assertThat(ids(resuscitation(plan).statements())).containsExactly("after");
    assertThat(plan.person().deceased()).isTrue();
  }

  @Test
  void deathIsKnownWithoutItsDate() {
    var patient = patient();
    patient.setDeceased(new BooleanType(true));

    assertThat(plan(patient).person().deceased()).isTrue();
    assertThat(plan(patient).person().died()).isNull();
  }
}
