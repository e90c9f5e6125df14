package nl.pzp.careteam;

import static nl.pzp.fixtures.CareNetworks.GP;
import static nl.pzp.fixtures.CareNetworks.NURSE;
import static nl.pzp.fixtures.CareNetworks.SPECIALIST;
import static nl.pzp.fixtures.CareNetworks.VOCABULARY;
import static nl.pzp.fixtures.CareNetworks.central;
import static nl.pzp.fixtures.CareNetworks.contribution;
import static nl.pzp.fixtures.CareNetworks.delegation;
import static nl.pzp.fixtures.CareNetworks.districtNurse;
import static nl.pzp.fixtures.CareNetworks.responsible;
import static nl.pzp.fixtures.CareNetworks.stated;
import static nl.pzp.fixtures.CareNetworks.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import nl.pzp.careteam.NetworkFacts.Tenure;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCode;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

class CareNetworkTest {

  private static final String MARCH = "2026-03-04T16:10:00+01:00";
  private static final String APRIL = "2026-04-01T09:00:00+02:00";
  private static final String MAY = "2026-05-01T09:00:00+02:00";
  private static final String JUNE = "2026-06-01T09:00:00+02:00";
  private static final Member NOBODY_ELSE = new Member(GP, "");

  @Test
  void generalPractitionerHoldsBothRolesByDefault() {
    var network = network();
    assertThat(network.isEmpty()).isTrue();
    assertThat(network.responsibleAt(at(MAY)).member().reference()).isEqualTo(GP);
    assertThat(network.responsibleAt(at(MAY)).isDefault()).isTrue();
    assertThat(network.centralAt(at(MAY)).isDefault()).isTrue();
  }

  @Test
  void unknownHolderIsShownAsUnknown() {
    var network = reader().read(List.of(), List.of(), List.of(), null);
    assertThat(network.responsibleAt(at(MAY)).member().isKnown()).isFalse();
    assertThat(network.central()).hasSize(1);
  }

  @Test
  void markerPrecedesTheGeneralPractitioner() {
    var network =
        reader()
            .read(
                List.of(),
                List.of(new Tenure(new Member(SPECIALIST, ""), at(MARCH), at(MAY), "Condition/m")),
                List.of(NOBODY_ELSE),
                null);
    assertThat(network.responsibleAt(at(APRIL)).member().reference()).isEqualTo(SPECIALIST);
    assertThat(network.responsibleAt(at(JUNE)).member().reference()).isEqualTo(GP);
  }

  @Test
  void namedMemberHoldsTheRoleAndTheHistoryKeepsThePredecessor() {
    var network =
        network(
            with(contribution("a", "p", MARCH), SPECIALIST, responsible(), MARCH),
            with(contribution("b", "p", MAY), GP, responsible(), MAY));
    assertThat(network.responsibleAt(at(APRIL)).member().reference()).isEqualTo(SPECIALIST);
    assertThat(network.responsibleAt(at(JUNE)).member().reference()).isEqualTo(GP);
    assertThat(network.responsible()).hasSize(2);
    assertThat(network.centralAt(at(JUNE)).member().reference()).isEqualTo(GP);
    assertThat(codes(network)).containsExactly(CareTeamProblem.TWO_RESPONSIBLE);
  }

  @Test
  void acceptedDelegationGivesTheCentralRoleUntilItEnds() {
    var network =
        network(
            withNurse(),
            delegation("d", "p", NURSE, TaskStatus.REQUESTED, APRIL),
            delegation("d", "p", NURSE, TaskStatus.ACCEPTED, MAY),
            delegation("d", "p", NURSE, TaskStatus.COMPLETED, JUNE));
    assertThat(network.centralAt(at(APRIL)).member().reference()).isEqualTo(GP);
    assertThat(network.centralAt(at(MAY)).member().reference()).isEqualTo(NURSE);
    assertThat(network.centralAt(at(MAY)).isDefault()).isFalse();
    assertThat(network.centralAt(at("2026-06-02")).member().reference()).isEqualTo(GP);
    assertThat(network.centralAt(at("2026-06-02")).isDefault()).isTrue();
    assertThat(network.central())
        .extracting(holding -> holding.member().reference())
        .containsExactly(GP, NURSE, GP);
    assertThat(network.problems()).isEmpty();
  }

  @Test
  void requestedOrDeclinedDelegationChangesNothing() {
    for (var status : List.of(TaskStatus.REQUESTED, TaskStatus.REJECTED, TaskStatus.CANCELLED)) {
      var network = network(withNurse(), delegation("d", "p", NURSE, status, APRIL));
      assertThat(network.centralAt(at(MAY)).member().reference()).as(status.toCode()).isEqualTo(GP);
    }
  }

  @Test
  void declinedDelegationCannotBeAccepted() {
    var network =
        network(
            withNurse(),
            delegation("d", "p", NURSE, TaskStatus.REJECTED, APRIL),
            delegation("d", "p", NURSE, TaskStatus.ACCEPTED, MAY));
    assertThat(network.centralAt(at(JUNE)).member().reference()).isEqualTo(GP);
    assertThat(codes(network)).containsExactly(CareTeamProblem.STEP_OUT_OF_ORDER);
  }

  @Test
  void delegationToANonMemberHasNoEffectUntilTheyJoin() {
    var requested = delegation("d", "p", NURSE, TaskStatus.REQUESTED, APRIL);
    var accepted = delegation("d", "p", NURSE, TaskStatus.ACCEPTED, MAY);
    var outside = network(requested, accepted);
    assertThat(outside.centralAt(at(JUNE)).member().reference()).isEqualTo(GP);
    assertThat(codes(outside)).containsExactly(CareTeamProblem.DELEGATE_OUTSIDE_NETWORK);
    var inside = network(requested, accepted, withNurse());
    assertThat(inside.centralAt(at(JUNE)).member().reference()).isEqualTo(NURSE);
    assertThat(inside.problems()).isEmpty();
  }

  @Test
  void memberWhoLeavesLosesTheCentralRole() {
    var left = contribution("c", "p", JUNE);
    with(left, GP, responsible(), MARCH);
    var network =
        network(withNurse(), delegation("d", "p", NURSE, TaskStatus.ACCEPTED, APRIL), left);
    assertThat(network.centralAt(at(MAY)).member().reference()).isEqualTo(NURSE);
    assertThat(network.centralAt(at("2026-06-02")).member().reference()).isEqualTo(GP);
  }

  @Test
  void newerDelegationReplacesTheOlderForGood() {
    var team = with(withNurse(), SPECIALIST, districtNurse(), MARCH);
    var network =
        network(
            team,
            delegation("d1", "p", NURSE, TaskStatus.ACCEPTED, MARCH),
            delegation("d2", "p", SPECIALIST, TaskStatus.ACCEPTED, APRIL),
            delegation("d2", "p", SPECIALIST, TaskStatus.COMPLETED, MAY));
    assertThat(network.central())
        .extracting(holding -> holding.member().reference())
        .containsExactly(NURSE, SPECIALIST, GP);
  }

  @Test
  void sourceWithTwoCentralProfessionalsNamesNone() {
    var network =
        network(with(with(withNurse(), NURSE, central(), APRIL), SPECIALIST, central(), APRIL));
    assertThat(network.centralAt(at(MAY)).member().reference()).isEqualTo(GP);
    assertThat(network.centralAt(at(MAY)).isDefault()).isTrue();
    assertThat(codes(network)).containsExactly(CareTeamProblem.TWO_CENTRAL);
  }

  @Test
  void informedGeneralPractitionerTakesOverByRegionalRule() {
    var informed =
        new FollowUps(VOCABULARY)
            .task(
                CareCode.INFORM_GENERAL_PRACTITIONER,
                "p",
                "Procedure/1",
                new org.hl7.fhir.r4.model.DateTimeType(APRIL));
    informed.setOwner(new org.hl7.fhir.r4.model.Reference(GP));
    informed.setStatus(TaskStatus.COMPLETED);
    informed.setLastModifiedElement(new org.hl7.fhir.r4.model.DateTimeType(MAY));
    var team = with(contribution("a", "p", MARCH), SPECIALIST, responsible(), MARCH);
    assertThat(network(team, informed).responsibleAt(at(APRIL)).member().reference())
        .isEqualTo(SPECIALIST);
    assertThat(network(team, informed).responsibleAt(at(JUNE)).member().reference()).isEqualTo(GP);
    var elsewhere =
        new CareNetworkReader(VOCABULARY, false)
            .read(stated(team, informed), List.of(), List.of(NOBODY_ELSE), null);
    assertThat(elsewhere.responsibleAt(at(JUNE)).member().reference()).isEqualTo(SPECIALIST);
  }

  @Test
  void deathEndsEveryRole() {
    var network = reader().read(stated(withNurse()), List.of(), List.of(NOBODY_ELSE), at(MAY));
    assertThat(network.responsible()).allMatch(holding -> holding.until() != null);
    assertThat(network.others()).allMatch(holding -> at(MAY).equals(holding.until()));
    var team = new CareTeamWriter(VOCABULARY).write(network, "p");
    assertThat(team.getStatus()).isEqualTo(CareTeam.CareTeamStatus.INACTIVE);
  }

  @Test
  void roleKeepsTheTextOfItsSource() {
    var team = contribution("c", "p", MARCH);
    with(team, NURSE, districtNurse().setText("wijkvpk team Zuid"), MARCH);
    assertThat(network(team).others())
        .singleElement()
        .satisfies(
            holding ->
                assertThat(holding.roles())
                    .extracting(role -> role.getText())
                    .containsExactly("wijkvpk team Zuid"));
  }

  private static CareTeam withNurse() {
    return with(
        with(contribution("c", "p", MARCH), GP, responsible(), MARCH),
        NURSE,
        districtNurse(),
        MARCH);
  }

  private static CareNetworkReader reader() {
    return new CareNetworkReader(VOCABULARY, true);
  }

  private static CareNetwork network(Resource... resources) {
    return reader().read(stated(resources), List.of(), List.of(NOBODY_ELSE), null);
  }

  private static List<ProblemCode> codes(CareNetwork network) {
    return network.problems().stream().map(Problem::code).toList();
  }

  private static Instant at(String text) {
    return SourceTime.firstMoment(new org.hl7.fhir.r4.model.DateTimeType(text));
  }
}
