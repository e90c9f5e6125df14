package nl.pzp.marking;

import static nl.pzp.fixtures.CareNetworks.VOCABULARY;
import static nl.pzp.fixtures.CareNetworks.marking;
import static nl.pzp.fixtures.CareNetworks.retracted;
import static nl.pzp.fixtures.CareNetworks.stated;
import static nl.pzp.fixtures.CareNetworks.version;
import static nl.pzp.fixtures.CareNetworks.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import nl.pzp.careteam.CareCode;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCode;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.junit.jupiter.api.Test;

class MarkingsTest {

  private static final String MARCH = "2026-03-04T16:22:08+01:00";
  private static final String MAY = "2026-05-11T11:03:00+02:00";
  private static final String JUNE = "2026-06-18T09:40:51+02:00";
  private static final MarkingReader READER = new MarkingReader(VOCABULARY);

  @Test
  void absenceOfAMarkingIsNotRecordedRatherThanNo() {
    var status = Markings.of(java.util.List.of(), null).now();
    assertThat(status.state()).isEqualTo(MarkingState.NOT_RECORDED);
    assertThat(status.leading()).isNull();
    assertThat(new MarkingFlag(VOCABULARY).of(status, "p")).isEmpty();
  }

  @Test
  void laterStatementLeadsInAnyOrderOfArrival() {
    var early = marking("m", "p", CareCode.PALLIATIEF, MARCH);
    var late = marking("m", "p", CareCode.TERMINAAL, JUNE);
    for (var markings : new Markings[] {markings(early, late), markings(late, early)}) {
      assertThat(phase(markings.now())).isEqualTo(Phase.TERMINAAL);
      assertThat(phase(markings.at(Instant.parse("2026-06-01T00:00:00Z"))))
          .isEqualTo(Phase.PALLIATIEF);
      assertThat(markings.now().problems()).isEmpty();
    }
  }

  @Test
  void repeatedStatementChangesNothing() {
    var early = marking("m", "p", CareCode.PALLIATIEF, MARCH);
    var late = marking("m", "p", CareCode.TERMINAAL, JUNE);
    assertThat(markings(early, late, early, late, early).all().get(0).statements()).hasSize(2);
  }

  @Test
  void withdrawnMarkingHeldUntilItsWithdrawal() {
    var markings =
        markings(
            marking("m", "p", CareCode.PALLIATIEF, MARCH),
            withdrawn(marking("m", "p", CareCode.PALLIATIEF, MAY), "recovered"));
    assertThat(markings.now().state()).isEqualTo(MarkingState.WITHDRAWN);
    assertThat(markings.at(Instant.parse("2026-04-01T00:00:00Z")).isMarked()).isTrue();
    assertThat(markings.at(Instant.parse("2026-03-01T00:00:00Z")).state())
        .isEqualTo(MarkingState.NOT_RECORDED);
    assertThat(flag(markings)).isEqualTo(FlagStatus.INACTIVE);
  }

  @Test
  void retractedMarkingNeverHeld() {
    var markings =
        markings(
            marking("m", "p", CareCode.PALLIATIEF, MARCH),
            retracted(marking("m", "p", CareCode.PALLIATIEF, MAY), "wrong-patient"));
    assertThat(markings.now().state()).isEqualTo(MarkingState.RETRACTED);
    assertThat(markings.at(Instant.parse("2026-04-01T00:00:00Z")).isMarked()).isFalse();
    assertThat(markings.markers()).isEmpty();
    assertThat(flag(markings)).isEqualTo(FlagStatus.ENTEREDINERROR);
  }

  @Test
  void patientMarkedAgainIsMarked() {
    var again = marking("m", "p", CareCode.TERMINAAL, JUNE);
    again.getOnsetDateTimeType().setValueAsString(JUNE);
    var markings =
        markings(
            marking("m", "p", CareCode.PALLIATIEF, MARCH),
            withdrawn(marking("m", "p", CareCode.PALLIATIEF, MAY), "changed-mind"),
            again);
    assertThat(markings.now().isMarked()).isTrue();
    assertThat(markings.at(Instant.parse("2026-06-01T00:00:00Z")).isMarked()).isFalse();
  }

  @Test
  void returnToAnEarlierPhaseIsFlagged() {
    var markings =
        markings(
            marking("m", "p", CareCode.TERMINAAL, MARCH),
            marking("m", "p", CareCode.PALLIATIEF, JUNE));
    assertThat(phase(markings.now())).isEqualTo(Phase.PALLIATIEF);
    assertThat(codes(markings)).containsExactly(MarkingProblem.PHASE_BACKWARDS);
  }

  @Test
  void lastStatedOfTwoMarkingsDeterminesThePhase() {
    var markings =
        markings(
            marking("gp", "p", CareCode.TERMINAAL, MARCH),
            marking("hospital", "p", CareCode.PALLIATIEF, MAY));
    assertThat(markings.now().all()).hasSize(2);
    assertThat(phase(markings.now())).isEqualTo(Phase.PALLIATIEF);
    assertThat(codes(markings)).containsExactly(MarkingProblem.TWO_MARKINGS);
  }

  @Test
  void withdrawingOneOfTwoMarkingsLeavesThePatientMarked() {
    var markings =
        markings(
            marking("gp", "p", CareCode.TERMINAAL, MARCH),
            withdrawn(marking("hospital", "p", CareCode.PALLIATIEF, MAY), "recovered"));
    assertThat(markings.now().isMarked()).isTrue();
    assertThat(phase(markings.now())).isEqualTo(Phase.TERMINAAL);
  }

  @Test
  void withdrawalWithoutMarkingMarksNobody() {
    var markings = markings(withdrawn(marking("m", "p", CareCode.PALLIATIEF, MAY), "recovered"));
    assertThat(markings.now().isMarked()).isFalse();
    assertThat(codes(markings)).containsExactly(MarkingProblem.NOTHING_TO_WITHDRAW);
  }

  @Test
  void higherVersionLeadsAndMissingVersionsAreFlagged() {
    assertThat(
            phase(
                markings(
                        version(marking("m", "p", CareCode.TERMINAAL, MARCH), 2),
                        version(marking("m", "p", CareCode.PALLIATIEF, MARCH), 1))
                    .now()))
        .isEqualTo(Phase.TERMINAAL);
    var tied =
        markings(
            marking("m", "p", CareCode.PALLIATIEF, MARCH),
            marking("m", "p", CareCode.TERMINAAL, MARCH));
    assertThat(codes(tied)).contains(MarkingProblem.SAME_MOMENT);
    assertThat(phase(tied.now())).isEqualTo(Phase.TERMINAAL);
    assertThat(phase(tied.now()))
        .isEqualTo(
            phase(
                markings(
                        marking("m", "p", CareCode.TERMINAAL, MARCH),
                        marking("m", "p", CareCode.PALLIATIEF, MARCH))
                    .now()));
  }

  @Test
  void secondPassOfTheRepeatedHourIsLater() {
    var markings =
        markings(
            marking("m", "p", CareCode.STERVENSFASE, "2026-10-25T02:10:00+01:00"),
            marking("m", "p", CareCode.TERMINAAL, "2026-10-25T02:50:00+02:00"));
    assertThat(phase(markings.now())).isEqualTo(Phase.STERVENSFASE);
    assertThat(markings.now().problems()).isEmpty();
  }

  @Test
  void deathEndsTheMarkingAndKeepsItsHistory() {
    var died = Instant.parse("2026-07-01T04:00:00Z");
    var markings = Markings.of(read(marking("m", "p", CareCode.TERMINAAL, MARCH)), died);
    assertThat(markings.now().state()).isEqualTo(MarkingState.DECEASED);
    assertThat(markings.at(Instant.parse("2026-06-01T00:00:00Z")).isMarked()).isTrue();
    assertThat(flag(markings)).isEqualTo(FlagStatus.INACTIVE);
  }

  @Test
  void markingAfterDeathIsFlaggedAndDoesNotHold() {
    var markings =
        Markings.of(
            read(marking("m", "p", CareCode.TERMINAAL, MARCH)),
            Instant.parse("2026-01-01T04:00:00Z"));
    assertThat(markings.now().isMarked()).isFalse();
    assertThat(codes(markings)).containsExactly(MarkingProblem.AFTER_DEATH);
  }

  @Test
  void markingWithoutMarkerDateOrStateIsRefused() {
    var nobody = marking("m", "p", CareCode.PALLIATIEF, MARCH);
    nobody.setAsserter(null);
    assertThat(READER.refusals(nobody))
        .extracting(Problem::code)
        .containsExactly(MarkingProblem.MARKER_MISSING);
    var never = marking("m", "p", CareCode.PALLIATIEF, MARCH);
    never.setOnset(null);
    assertThat(READER.refusals(never))
        .extracting(Problem::code)
        .containsExactly(MarkingProblem.DATE_MISSING);
    var neither = marking("m", "p", CareCode.PALLIATIEF, MARCH);
    neither.setClinicalStatus(null);
    assertThat(READER.refusals(neither))
        .extracting(Problem::code)
        .containsExactly(MarkingProblem.STATE_UNCLEAR);
  }

  @Test
  void markingWithOtherMissingElementsIsKeptAndFlagged() {
    var bare = marking("m", "p", CareCode.PALLIATIEF, MARCH);
    bare.setEvidence(null);
    bare.setStage(null);
    bare.setExtension(null);
    assertThat(READER.refusals(bare)).isEmpty();
    assertThat(READER.lacks(bare, false))
        .extracting(Problem::code)
        .containsExactly(
            MarkingProblem.GROUND_MISSING,
            MarkingProblem.PHASE_UNKNOWN,
            MarkingProblem.SOURCE_TIME_MISSING);
    assertThat(markings(bare).now().isMarked()).isTrue();
    assertThat(phase(markings(bare).now())).isNull();
  }

  private static org.hl7.fhir.r4.model.Flag.FlagStatus flag(Markings markings) {
    return new MarkingFlag(VOCABULARY).of(markings.now(), "p").orElseThrow().getStatus();
  }

  private static @org.jspecify.annotations.Nullable Phase phase(MarkingStatus status) {
    var leading = status.leading();
    return leading == null ? null : leading.statement().phase();
  }

  private static java.util.List<ProblemCode> codes(Markings markings) {
    return markings.now().problems().stream().map(Problem::code).toList();
  }

  private static Markings markings(Condition... conditions) {
    return Markings.of(read(conditions), null);
  }

  private static java.util.List<MarkingStatement> read(Condition... conditions) {
    return stated(Arrays.asList(conditions)).stream()
        .flatMap(statement -> READER.read(statement).stream())
        .toList();
  }
}
