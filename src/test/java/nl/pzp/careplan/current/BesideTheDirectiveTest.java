package nl.pzp.careplan.current;

import static nl.pzp.careplan.current.Plans.GP;
import static nl.pzp.careplan.current.Plans.HOSPITAL;
import static nl.pzp.careplan.current.Plans.ending;
import static nl.pzp.careplan.current.Plans.kinds;
import static nl.pzp.careplan.current.Plans.no;
import static nl.pzp.careplan.current.Plans.plan;
import static nl.pzp.careplan.current.Plans.resuscitation;
import static nl.pzp.careplan.current.Plans.will;
import static nl.pzp.careplan.current.Plans.with;
import static nl.pzp.careplan.current.Plans.words;
import static nl.pzp.careplan.current.Plans.yes;
import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wills, comments, verification and time, each beside a directive or without one. */
class BesideTheDirectiveTest {

  private static final String COMMENT = "http://nictiz.nl/fhir/StructureDefinition/ext-Comment";
  private static final String VENTILATION = "40617009";
  private static final String INTENSIVE_CARE = "305351004";
  private static final String HOSPITAL_ADMISSION = "32485007";

  @Test
  void refusalInAWillStandsOnTheRowWithoutADirective() {
    var row = resuscitation(plan(will("w", "NR")));

    assertThat(row.state()).isEqualTo(EntryState.WILL);
    assertThat(row.wills()).extracting(Will::reference).containsExactly("Consent/w");
  }

  @ParameterizedTest
  @ValueSource(strings = {"VERB", "VERBVL"})
  void treatmentProhibitionAsksForAttentionOnEveryTreatment(String type) {
    var plan = plan(will("w", type));

    assertThat(plan.entries())
        .filteredOn(each -> each.subject().kind().isTreatment())
        .filteredOn(each -> each.subject().kind() != PlanSubject.SWITCH_OFF_DEFIBRILLATOR)
        .isNotEmpty()
        .allMatch(each -> each.state() == EntryState.WILL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-01-02", "2024-02", "2024-01-01", "2023-12-31", "2024"})
  void willStandsBesideAPermissionWhicheverIsNewer(String agreed) {
    // The will is of 2024-01-01.
    var plan = plan(yes("d", agreed, GP), will("w", "NR"));

    assertThat(resuscitation(plan).state()).isEqualTo(EntryState.HOLDS);
    assertThat(resuscitation(plan).wills()).hasSize(1);
    assertThat(kinds(plan)).contains(ConflictKind.WILL_CONTRADICTS);
  }

  @ParameterizedTest
  @CsvSource({"2023-01-01,1", "2025-01-01,0"})
  void onlyANewerWillStandsBesideARefusalThatAgrees(String agreed, int wills) {
    var plan = plan(no("d", agreed, GP), will("w", "NR"));

    assertThat(resuscitation(plan).wills()).hasSize(wills);
    assertThat(kinds(plan)).isEmpty();
  }

  @Test
  void willContradictsOtherwiseToo() {
    var plan = plan(words("d", "2025-01-01", GP, "Alleen bij schokbaar ritme"), will("w", "NR"));

    assertThat(kinds(plan)).containsExactly(ConflictKind.WILL_CONTRADICTS);
    assertThat(resuscitation(plan).wills()).hasSize(1);
  }

  @Test
  void endedWillSaysNothing() {
    var plan = plan(yes("d", "2025-01-01", GP), ending(will("w", "NR"), "2024-06-01"));

    assertThat(kinds(plan)).isEmpty();
    assertThat(plan.wills()).isEmpty();
    assertThat(resuscitation(plan(ending(will("w", "NR"), "2024-06-01"))).state())
        .isEqualTo(EntryState.NOT_RECORDED);
  }

  @ParameterizedTest
  @EnumSource(names = {"DRAFT", "PROPOSED"})
  void draftOfAWillIsShownAndRefusesNothing(ConsentState state) {
    var plan = plan(yes("d", "2025-01-01", GP), with(will("w", "NR"), state));

    assertThat(resuscitation(plan).state()).isEqualTo(EntryState.HOLDS);
    assertThat(plan.wills()).extracting(Will::force).containsExactly(Statement.Force.NOT_YET);
  }

  @Test
  void localCodeBesideTheStandardsCodeHidesNoWill() {
    var will = will("w", "NR");
    var codes = will.getProvision().getCodeFirstRep().getCoding();
    codes.add(0, new Coding("https://epd.example/codes", "OV", "overig"));

    var plan = plan(will);

    assertThat(resuscitation(plan).state()).isEqualTo(EntryState.WILL);
    assertThat(plan.wills().get(0).name()).isNotEqualTo("overig");
  }

  @Test
  void commentOfAWillIsReadAndAsksForAttention() {
    var plan =
        plan(yes("d", "2016-01-01", GP), commented(will("w", "VOL"), "Niet-reanimerenpenning"));

    assertThat(plan.wills().get(0).comment()).isEqualTo("Niet-reanimerenpenning");
    assertThat(resuscitation(plan).wills()).hasSize(1);
    assertThat(kinds(plan)).containsExactly(ConflictKind.WILL_CONTRADICTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Niet reanimeren",
        "in alle andere gevallen NIET reanimeren.",
        "wil niet meer gereanimeerd worden",
        "Geen reanimatie",
        "reanimatie: nee",
        "DNR besproken",
        "NR-beleid",
        "Patiënt wil niet dat er gereanimeerd wordt"
      })
  void commentThatReadsLikeARefusalIsAConflictBesideAPermission(String comment) {
    var plan = plan(commented(yes("d", "2026-01-01", GP), comment));

    assertThat(kinds(plan)).containsExactly(ConflictKind.COMMENT_CONTRADICTS);
    assertThat(resuscitation(plan).state()).isEqualTo(EntryState.HOLDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Besproken met de familie; reanimeren hoort daar voor haar bij",
        "Niet naar de IC. Reanimeren wel.",
        "Geen bezwaar",
        "electronica en icoon"
      })
  void commentThatSaysNothingElseIsNoConflict(String comment) {
    assertThat(kinds(plan(commented(yes("d", "2026-01-01", GP), comment)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Wel reanimeren als het overdag is", "mag gereanimeerd worden", "reanimatie ja"})
  void commentThatReadsLikeAPermissionIsAConflictBesideARefusal(String comment) {
    assertThat(kinds(plan(commented(no("d", "2026-01-01", GP), comment))))
        .containsExactly(ConflictKind.COMMENT_CONTRADICTS);
  }

  @Test
  void commentOfAnAgreeingSourceCountsToo() {
    var plan =
        plan(
            yes("new", "2026-01-01", GP),
            commented(yes("old", "2024-01-01", HOSPITAL), "'s nachts niet reanimeren"));

    assertThat(kinds(plan)).containsExactly(ConflictKind.COMMENT_CONTRADICTS);
  }

  @Test
  void directiveThatNobodyVerifiedIsNeverAgreed() {
    var unverified = no("d", "2026-01-01", GP);
    unverified.addVerification().setVerified(false);

    assertThat(resuscitation(plan(unverified)).state()).isEqualTo(EntryState.UNVERIFIED);
    assertThat(resuscitation(plan(yes("o", "2024-01-01", GP), unverified)).state())
        .isEqualTo(EntryState.HOLDS);
  }

  @Test
  void laterVerificationIsTheDayOfTheDecision() {
    var verified = no("d", "2020-01-01", GP);
    verified
        .addVerification()
        .setVerified(true)
        .setVerificationDateElement(new DateTimeType("2025-06-01"));

    var row = resuscitation(plan(verified, yes("o", "2024-01-01", GP)));

    assertThat(row.statements()).extracting(Statement::reference).containsExactly("Consent/d");
  }

  @Test
  void directiveThatStartsLaterIsComingBesideTheOneThatHolds() {
    var coming = no("c", "2026-10-01", GP);
    coming.getProvision().getPeriod().setStartElement(new DateTimeType("2027-01-01"));

    var row = resuscitation(plan(yes("d", "2026-01-01", GP), coming));

    assertThat(row.state()).isEqualTo(EntryState.HOLDS);
    assertThat(row.others()).extracting(Statement::force).containsExactly(Statement.Force.COMING);
  }

  @Test
  void resuscitationWithoutVentilationAndIntensiveCareIsAQuestion() {
    var plan =
        plan(
            yes("cpr", "2026-01-01", GP),
            on(no("vent", "2026-01-01", GP), VENTILATION),
            on(no("icu", "2026-01-01", GP), INTENSIVE_CARE));

    assertThat(kinds(plan)).containsExactly(ConflictKind.COMBINATION);
    assertThat(resuscitation(plan).state()).isEqualTo(EntryState.HOLDS);
  }

  @Test
  void intensiveCareWithoutHospitalIsAQuestion() {
    var plan =
        plan(
            on(yes("icu", "2026-01-01", GP), INTENSIVE_CARE),
            on(no("hospital", "2026-01-01", GP), HOSPITAL_ADMISSION));

    assertThat(kinds(plan)).containsExactly(ConflictKind.COMBINATION);
  }

  @Test
  void refusalsAloneAreNoQuestion() {
    var plan =
        plan(
            no("cpr", "2026-01-01", GP),
            on(no("icu", "2026-01-01", GP), INTENSIVE_CARE),
            on(yes("hospital", "2026-01-01", GP), HOSPITAL_ADMISSION));

    assertThat(kinds(plan)).isEmpty();
  }

  @Test
  void codedTreatmentThatTheFormLacksHasARowByItsName() {
    var dialysis = on(no("d", "2026-01-01", GP), "265764009");
    dialysis.getProvision().getCodeFirstRep().getCodingFirstRep().setDisplay("hemodialyse");

    assertThat(plan(dialysis).entries())
        .filteredOn(each -> each.subject().kind() == PlanSubject.OTHER_TREATMENT)
        .singleElement()
        .satisfies(each -> assertThat(each.subject().name()).isEqualTo("hemodialyse"))
        .satisfies(each -> assertThat(each.state()).isEqualTo(EntryState.HOLDS));
  }

  private static Consent commented(Consent consent, String comment) {
    consent.addExtension(COMMENT, new StringType(comment));
    return consent;
  }

  private static Consent on(Consent consent, String treatment) {
    consent.getProvision().getCodeFirstRep().getCodingFirstRep().setCode(treatment);
    return consent;
  }
}
