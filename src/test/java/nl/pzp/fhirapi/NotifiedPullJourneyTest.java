package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.notify.delivery.TestHub;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** Two adapters: a practice records a refusal, and the hospital that is told of it fetches it. */
class NotifiedPullJourneyTest {

  private static final String URA = "http://fhir.nl/fhir/NamingSystem/ura";
  private static final String PRACTICE = "00001234";
  private static final String HOSPITAL = "00005678";
  private static final String BSN = "999900055";

  @Test
  void aRefusalThatThePracticeRecordsIsAtTheHospitalThatWasTold() {
    var tasks = new CopyOnWriteArrayList<Reply>();
    try (var line = new TestHub();
        var practice =
            StartedAdapter.start(
                "pzp.organisation.ura=" + PRACTICE,
                "pzp.events.subscriptions.hospital.topic=care-plan",
                "pzp.events.subscriptions.hospital.channel=twiin-task",
                "pzp.events.subscriptions.hospital.endpoint=" + line.endpoint("/Task"),
                "pzp.events.subscriptions.hospital.filters[0]=organisation="
                    + URA
                    + "|"
                    + HOSPITAL);
        var hospital =
            StartedAdapter.start(
                "pzp.organisation.ura=" + HOSPITAL,
                "pzp.notices.poll=200",
                "pzp.sources.practice.url=" + practice.fhir(),
                "pzp.sources.practice.organizations[0]=" + URA + "|" + PRACTICE)) {
      line.behave(
          (path, body) -> {
            var reply = hospital.post(hospital.stu3() + "/Task", body);
            tasks.add(reply);
            return reply.status();
          });
      var patient = Messages.patient("p-1", BSN);
      patient.setManagingOrganization(
          new Reference().setIdentifier(new Identifier().setSystem(URA).setValue(HOSPITAL)));
      assertThat(
              practice
                  .post(
                      "",
                      Messages.json(
                          Messages.transaction(
                              patient,
                              Messages.sharing("p-1", ConsentProvisionType.PERMIT, "2026-11-01"),
                              Messages.resuscitation("c-1", "p-1", ConsentProvisionType.DENY))))
                  .status())
          .isEqualTo(200);

      Eventually.that("the hospital was told", () -> !tasks.isEmpty());
      assertThat(tasks.get(0).status()).isEqualTo(201);
      Eventually.that("it fetched", () -> refusals(hospital).stream().anyMatch(c -> isRefused(c)));
      var location = tasks.get(0).header("Location");
      var followed = location.substring(0, location.indexOf("/_history"));
      Eventually.that(
          "the practice can see that it did",
          () -> hospital.get(followed).body().contains("\"completed\""));
    }
  }

  private static List<Consent> refusals(StartedAdapter hospital) {
    var found =
        hospital.post(
            "/Patient/_search",
            "identifier=" + Messages.BSN + "|" + BSN,
            "Content-Type",
            "application/x-www-form-urlencoded");
    return found.bundle().getEntry().stream()
        .map(entry -> entry.getResource().getIdElement().getIdPart())
        .flatMap(
            id ->
                hospital
                    .post(
                        "/Consent/_search",
                        "patient=Patient/" + id,
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                    .bundle()
                    .getEntry()
                    .stream())
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Consent.class::isInstance)
        .map(Consent.class::cast)
        .toList();
  }

  private static boolean isRefused(Consent consent) {
    return consent.getScope().getCodingFirstRep().getCode().equals("treatment")
        && consent.getProvision().getType() == ConsentProvisionType.DENY;
  }
}
