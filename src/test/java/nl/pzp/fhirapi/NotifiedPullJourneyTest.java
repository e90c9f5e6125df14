package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.notify.delivery.TestHub;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The adapters of a practice and a hospital, a pharmacy, and a mailbox. Each gets the practice's
 * records as far as sharing permits.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotifiedPullJourneyTest {

  private static final String URA = "http://fhir.nl/fhir/NamingSystem/ura";
  private static final String PRACTICE = "00001234";
  private static final String HOSPITAL = "00005678";
  private static final String PHARMACY = "00004321";
  private static final String BSN = "999900055";

  private final List<Reply> tasks = new CopyOnWriteArrayList<>();
  private final TestHub line = new TestHub();
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private StartedAdapter practice;
  private StartedAdapter hospital;

  @BeforeAll
  void start() {
    mail.start();
    practice =
        StartedAdapter.start(
            "pzp.organisation.ura=" + PRACTICE,
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=" + mail.getSmtp().getPort(),
            "pzp.mail.from=pzp@regio.example",
            "pzp.mail.sign-in=https://pzp.example.nl/",
            "pzp.events.subscriptions.hospital.topic=care-plan",
            "pzp.events.subscriptions.hospital.channel=twiin-task",
            "pzp.events.subscriptions.hospital.endpoint=" + line.endpoint("/Task"),
            "pzp.events.subscriptions.hospital.filters[0]=" + organisation(HOSPITAL),
            "pzp.events.subscriptions.box.topic=palliative-marking",
            "pzp.events.subscriptions.box.channel=mail",
            "pzp.events.subscriptions.box.endpoint=mailto:post@praktijk-veenhof.example",
            "pzp.events.subscriptions.box.filters[0]=" + organisation(HOSPITAL),
            "pzp.events.subscriptions.pharmacy.topic=palliative-marking",
            "pzp.events.subscriptions.pharmacy.channel=pharmacy",
            "pzp.events.subscriptions.pharmacy.endpoint=" + line.endpoint("/notice"),
            "pzp.events.subscriptions.pharmacy.filters[0]=" + organisation(PHARMACY));
    hospital =
        StartedAdapter.start(
            "pzp.organisation.ura=" + HOSPITAL,
            "pzp.notices.poll=200",
            "pzp.sources.practice.url=" + practice.fhir(),
            "pzp.sources.practice.organizations[0]=" + URA + "|" + PRACTICE);
    line.behave(
        (path, body) -> {
          if (!path.equals("/Task")) {
            return 200;
          }
          var reply = hospital.post(hospital.stu3() + "/Task", body);
          tasks.add(reply);
          return reply.status();
        });
  }

  @AfterAll
  void stop() {
    practice.close();
    hospital.close();
    line.close();
    mail.stop();
  }

  private static String organisation(String ura) {
    return "organisation=" + URA + "|" + ura;
  }

  private static Patient patient(String id, String bsn) {
    var patient = Messages.patient(id, bsn);
    patient.setManagingOrganization(
        new Reference().setIdentifier(new Identifier().setSystem(URA).setValue(HOSPITAL)));
    return patient;
  }

  @Test
  void refusalRecordedByThePracticeReachesTheNotifiedHospital() {
    assertThat(
            practice
                .post(
                    "",
                    Messages.json(
                        Messages.transaction(
                            patient("p-1", BSN),
                            Messages.sharing("p-1", ConsentProvisionType.PERMIT, "2026-11-01"),
                            Messages.resuscitation("c-1", "p-1", ConsentProvisionType.DENY))))
                .status())
        .isEqualTo(200);

    Eventually.that("the hospital was told", () -> !tasks.isEmpty());
    assertThat(tasks.get(0).status()).isEqualTo(201);
    Eventually.that(
        "it fetched", () -> consents().stream().anyMatch(NotifiedPullJourneyTest::isRefusal));
    var location = tasks.get(0).header("Location");
    var followed = location.substring(0, location.indexOf("/_history"));
    Eventually.that(
        "the practice can see that it did",
        () -> hospital.get(followed).body().contains("\"completed\""));
  }

  @Test
  void markingReachesThePharmacyAndTheMailboxIsNotified() {
    assertThat(
            practice
                .post(
                    "",
                    Messages.json(
                        Messages.transaction(
                            patient("p-2", "999900067"),
                            Messages.sharing("p-2", ConsentProvisionType.PERMIT, "2026-11-01"))))
                .status())
        .isEqualTo(200);
    assertThat(
            practice
                .put(
                    "/CareTeam/n-2",
                    """
                    {"resourceType":"CareTeam","id":"n-2","status":"active",
                     "extension":[
                      {"url":"https://pzp-adapter.github.io/fhir/StructureDefinition/source-time",
                       "valueDateTime":"2026-11-20T09:00:00Z"}],
                     "category":[{"coding":[{
                       "system":"https://pzp-adapter.github.io/fhir/CodeSystem/palliative-care",
                       "code":"care-network-contribution"}]}],
                     "subject":{"reference":"Patient/p-2"},
                     "participant":[{
                       "role":[{"coding":[{"system":"http://snomed.info/sct","code":"46255001"}]}],
                       "member":{"identifier":{"system":"%s","value":"%s"}},
                       "period":{"start":"2026-11-20T09:00:00Z"}}]}"""
                        .formatted(URA, PHARMACY))
                .status())
        .isEqualTo(201);
    assertThat(
            practice
                .put("/Condition/m-p-2", Messages.json(Messages.marking("p-2", "terminaal", 1)))
                .status())
        .isEqualTo(201);

    Eventually.that("the pharmacy was told", () -> !line.taken("/notice").isEmpty());
    assertThat(line.taken("/notice").get(0).body())
        .contains("\"terminaal\"", "999900067", PHARMACY)
        .doesNotContain("Zandstra", "1941");
    Eventually.that("the box was mailed", () -> mail.getReceivedMessages().length == 1);
    assertThat(GreenMailUtil.getWholeMessage(mail.getReceivedMessages()[0]))
        .contains("https://pzp.example.nl/")
        .doesNotContain("Zandstra", "999900067", "terminaal", "p-2");
  }

  private List<Consent> consents() {
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

  private static boolean isRefusal(Consent consent) {
    return consent.getScope().getCodingFirstRep().getCode().equals("treatment")
        && consent.getProvision().getType() == ConsentProvisionType.DENY;
  }
}
