package nl.pzp.pull;

import static nl.pzp.pull.StandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import nl.pzp.fhirapi.Messages;
import nl.pzp.fixtures.StandardExamples;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.identifier.Bsn;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A patient's resources come from a real server into the current plan. */
@ExtendWith(Neighbourhood.class)
class PullJourneyTest {

  private static final String R4 = "https://bron.example/r4";

  private static void decides(
      Neighbours neighbours, String id, String bsn, ConsentProvisionType decision) {
    post(neighbours, id, bsn, Messages.resuscitation(id + "-cpr", id, decision));
  }

  private static void post(Neighbours neighbours, String id, String bsn, Consent consent) {
    var reply =
        neighbours
            .real()
            .post("", Messages.json(Messages.transaction(Messages.patient(id, bsn), consent)));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  private static Bundle plan(Neighbours neighbours, String patient) {
    return neighbours.adapter().get("/Patient/" + patient + "/$acp-plan").bundle();
  }

  private static String state(Bundle plan) {
    return ((Composition) plan.getEntryFirstRep().getResource())
        .getSection().stream()
            .filter(
                s ->
                    s.getCode()
                        .getCodingFirstRep()
                        .getCode()
                        .equals("cardiopulmonary-resuscitation"))
            .findFirst()
            .orElseThrow()
            .getExtensionByUrl(
                "https://pzp-adapter.github.io/fhir/StructureDefinition/current-plan-state")
            .getValue()
            .primitiveValue();
  }

  private static List<Consent> directives(Bundle plan) {
    return plan.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Consent.class::isInstance)
        .map(Consent.class::cast)
        .toList();
  }

  @Test
  void directiveOfTheSourceEntersTheCurrentPlanWithItsSource(Neighbours neighbours) {
    var bsn = "999940004";
    decides(neighbours, "there-1", bsn, ConsentProvisionType.DENY);
    neighbours.patient("here-1", bsn);

    var pulled = neighbours.pull("here-1", "adapter-r4");

    assertThat(pulled.outcome()).isEqualTo("changed");
    var plan = plan(neighbours, "here-1");
    assertThat(directives(plan))
        .singleElement()
        .satisfies(
            directive -> {
              assertThat(directive.getProvision().getType()).isEqualTo(ConsentProvisionType.DENY);
              assertThat(directive.getMeta().getSource()).isEqualTo(R4);
              assertThat(directive.getPatient().getReference()).isEqualTo("Patient/here-1");
            });
    assertThat(state(plan)).isEqualTo("holds");
    assertThat(neighbours.adapter().get("/Patient/here-1/$acp-summary?_format=html").body())
        .contains("NIET reanimeren");
  }

  @Test
  void repeatedPullChangesNothing(Neighbours neighbours) {
    var bsn = "999940016";
    decides(neighbours, "there-2", bsn, ConsentProvisionType.DENY);
    neighbours.patient("here-2", bsn);
    neighbours.pull("here-2", "adapter-r4");
    var before = neighbours.stored(bsn).toString();

    assertThat(neighbours.pull("here-2", "adapter-r4").outcome()).isEqualTo("unchanged");
    var kept = neighbours.messagesFrom("adapter-r4");
    assertThat(neighbours.pull("here-2", "adapter-r4").outcome()).isEqualTo("unchanged");

    assertThat(neighbours.stored(bsn)).hasToString(before);
    assertThat(neighbours.messagesFrom("adapter-r4")).isEqualTo(kept);
  }

  @Test
  void changeAtTheSourceAndItsReversalAreFollowed(Neighbours neighbours) {
    var bsn = "999940028";
    neighbours.patient("here-3", bsn);
    for (var decision :
        List.of(
            ConsentProvisionType.DENY, ConsentProvisionType.PERMIT, ConsentProvisionType.DENY)) {
      decides(neighbours, "there-3", bsn, decision);

      assertThat(neighbours.pull("here-3", "adapter-r4").outcome()).isEqualTo("changed");

      assertThat(directives(plan(neighbours, "here-3")))
          .extracting(directive -> directive.getProvision().getType())
          .containsExactly(decision);
    }
  }

  @Test
  void directiveEndedAtTheSourceIsNoLongerValid(Neighbours neighbours) {
    var bsn = "999940041";
    decides(neighbours, "there-4", bsn, ConsentProvisionType.DENY);
    neighbours.patient("here-4", bsn);
    neighbours.pull("here-4", "adapter-r4");
    var ended = Messages.resuscitation("there-4-cpr", "there-4", ConsentProvisionType.DENY);
    post(neighbours, "there-4", bsn, ended.setStatus(ConsentState.INACTIVE));

    assertThat(neighbours.pull("here-4", "adapter-r4").outcome()).isEqualTo("changed");

    assertThat(state(plan(neighbours, "here-4"))).isEqualTo("ended");
  }

  @Test
  void resourceReportedAsDeletedIsDeleted(Neighbours neighbours) {
    var bsn = "999940053";
    decides(neighbours, "there-5", bsn, ConsentProvisionType.DENY);
    neighbours.patient("here-5", bsn);
    neighbours.pull("here-5", "adapter-r4");
    assertThat(neighbours.real().delete("/Consent/there-5-cpr").status()).isLessThan(300);

    var pulled = neighbours.pull("here-5", "adapter-r4");

    assertThat(pulled.outcome()).isEqualTo("changed");
    assertThat(pulled.codes()).containsExactly("PZP-PULL-061");
    assertThat(state(plan(neighbours, "here-5"))).isEqualTo("not-recorded");
    assertThat(neighbours.pull("here-5", "adapter-r4").outcome()).isEqualTo("nothing");
  }

  @Test
  void twoSourcesThatDisagreeAreBothKeptAndShown(Neighbours neighbours) {
    var bsn = "999940065";
    decides(neighbours, "there-6", bsn, ConsentProvisionType.DENY);
    neighbours.patient("here-6", bsn);
    neighbours
        .standIn("viplive")
        .patient(bsn, json(Zib2017.patient("v-6", bsn)))
        .on(
            "Consent",
            "v-6",
            Zib2017.DIRECTIVE,
            json(Zib2017.resuscitation("v-6-cpr", "v-6", "JA")));

    var reply =
        neighbours
            .adapter()
            .post(
                "/Patient/here-6/$acp-pull?source=adapter-r4,viplive,nowhere",
                Messages.json(new Parameters()));

    var outcomes = reply.as(Parameters.class).getParameter().stream().map(Neighbours.Pulled::of);
    assertThat(outcomes)
        .extracting(Neighbours.Pulled::outcome)
        .containsExactly("changed", "changed", "failed");
    assertThat(neighbours.of(bsn, Consent.class))
        .extracting(consent -> consent.getMeta().getSource())
        .containsExactlyInAnyOrder(R4, "urn:pzp:source:fhir:viplive");
    assertThat(neighbours.of(bsn, DetectedIssue.class)).isNotEmpty();
    assertThat(plan(neighbours, "here-6").getEntry())
        .extracting(Bundle.BundleEntryComponent::getResource)
        .hasAtLeastOneElementOfType(DetectedIssue.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"adapter-r4", "adapter-stu3"})
  void formAndResourcesComeTogether(String source, Neighbours neighbours) {
    var bsn = source.equals("adapter-r4") ? "999940077" : "999940089";
    var there = "there-form-" + bsn.substring(7);
    var here = "here-form-" + bsn.substring(7);
    var form = Messages.form(there + "-form", there, TreatmentDecision.DO_NOT_PERFORM);
    var reply =
        neighbours
            .real()
            .post("", Messages.json(Messages.transaction(Messages.patient(there, bsn), form)));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    neighbours.patient(here, bsn);

    assertThat(neighbours.pull(here, source).outcome()).isEqualTo("changed");

    assertThat(neighbours.of(bsn, QuestionnaireResponse.class)).hasSize(1);
    assertThat(directives(plan(neighbours, here)))
        .singleElement()
        .satisfies(
            directive ->
                assertThat(directive.getProvision().getType())
                    .isEqualTo(ConsentProvisionType.DENY));
    assertThat(neighbours.pull(here, source).outcome()).isEqualTo("unchanged");
  }

  @Test
  void wholeExampleOfTheStandardIsTakenOver(Neighbours neighbours) {
    var example =
        StandardExamples.resource(
            "examples/r4/hendrik-hartman/Bundle-ACP-HendrikHartman-Pat1.json", Bundle.class);
    // The BSN in the example.
    var bsn = "999911120";
    // Own ids: the STU3 examples give the same person another number.
    var message = Messages.json(example).replace("-Pat1", "-Pulled");
    assertThat(neighbours.real().post("", message).status()).isEqualTo(200);
    neighbours.patient("here-hartman", bsn, "1961-01-01");

    var pulled = neighbours.pull("here-hartman", "adapter-r4");

    assertThat(pulled.outcome()).as(pulled.toString()).isEqualTo("changed");
    for (var type : List.of("Consent", "Goal", "Observation", "Procedure", "Encounter")) {
      assertThat(neighbours.from(R4, bsn).stream().filter(each -> each.type().equals(type)))
          .as(type)
          .hasSizeGreaterThanOrEqualTo(
              (int)
                  example.getEntry().stream()
                      .filter(entry -> entry.getResource().fhirType().equals(type))
                      .count());
    }
  }

  @Test
  void aNotifiedPullMakesAPatientWhoIsNotThereYet(Neighbours neighbours) {
    var bsn = "999940090";
    decides(neighbours, "there-8", bsn, ConsentProvisionType.DENY);

    var answer =
        neighbours
            .adapter()
            .bean(PullGateway.class)
            .ask(
                new PullRequest(
                    new PullRequest.ByBsn(new Bsn(bsn)),
                    List.of("adapter-r4"),
                    Optional.empty(),
                    Optional.empty(),
                    Locale.forLanguageTag("nl")));

    assertThat(Neighbours.Pulled.of(answer.getParameterFirstRep()).outcome()).isEqualTo("changed");
    assertThat(neighbours.of(bsn, Patient.class)).hasSize(1);
    assertThat(neighbours.of(bsn, Consent.class)).hasSize(1);
  }

  @Test
  void parallelPullsStoreItOnce(Neighbours neighbours) throws Exception {
    var bsn = "999940508";
    decides(neighbours, "there-10", bsn, ConsentProvisionType.DENY);
    neighbours.patient("here-10", bsn);
    var threads = Executors.newFixedThreadPool(4);
    try {
      var pulls =
          threads.invokeAll(
              Collections.nCopies(4, () -> neighbours.pull("here-10", "adapter-r4").outcome()));
      for (var pull : pulls) {
        assertThat(pull.get()).isIn("changed", "unchanged");
      }
    } finally {
      threads.shutdown();
    }
    assertThat(neighbours.from(R4, bsn).stream().filter(each -> each.type().equals("Consent")))
        .singleElement()
        .satisfies(each -> assertThat(each.version()).isEqualTo(1));
  }

  @Test
  void unfinishedMessageIsCompletedByTheNextPull(Neighbours neighbours) {
    var bsn = "999940478";
    decides(neighbours, "there-11", bsn, ConsentProvisionType.DENY);
    neighbours.patient("here-11", bsn);
    var jdbc = neighbours.adapter().bean(JdbcTemplate.class);
    var before = neighbours.messagesFrom("adapter-r4");
    // As if the program had stopped between the inbox and the record.
    jdbc.execute("alter table audit_event rename to audit_event_away");
    try {
      var answer =
          neighbours
              .adapter()
              .bean(PullGateway.class)
              .ask(PullRequest.of("here-11", List.of("adapter-r4"), Locale.forLanguageTag("nl")));
      assertThat(Neighbours.Pulled.of(answer.getParameterFirstRep()).codes())
          .containsExactly("PZP-PULL-043");
    } finally {
      jdbc.execute("alter table audit_event_away rename to audit_event");
    }
    assertThat(neighbours.messagesFrom("adapter-r4")).isEqualTo(before + 1);
    assertThat(neighbours.of(bsn, Consent.class)).isEmpty();

    assertThat(neighbours.pull("here-11", "adapter-r4").outcome()).isEqualTo("changed");

    assertThat(neighbours.messagesFrom("adapter-r4")).isEqualTo(before + 1);
    assertThat(neighbours.of(bsn, Consent.class)).hasSize(1);
  }

  @Test
  void unknownPersonIsNotAskedFor(Neighbours neighbours) {
    var body = Messages.json(new Parameters());
    assertThat(neighbours.adapter().post("/Patient/nobody-here/$acp-pull", body).status())
        .isEqualTo(404);
    neighbours.patient("here-9", "999940107");
    var reply = neighbours.adapter().post("/Patient/here-9/$acp-pull?source=unheard-of", body);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.problems()).containsExactly("PZP-PULL-001");
  }
}
