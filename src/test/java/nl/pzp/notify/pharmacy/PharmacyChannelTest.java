package nl.pzp.notify.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.OneSubscription;
import nl.pzp.notify.OutgoingPatient;
import nl.pzp.notify.delivery.Channel;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.notify.delivery.NotificationSender;
import nl.pzp.notify.delivery.NotificationState;
import nl.pzp.notify.delivery.NotifyDesk;
import nl.pzp.notify.delivery.TestHub;
import nl.pzp.notify.subscription.SubscriptionStatus;
import nl.pzp.record.TestRecord;
import nl.pzp.terminology.Profiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notice of a marking, from a change in the record to the pharmacy, over real sockets. */
class PharmacyChannelTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BSN_SYSTEM = "http://fhir.nl/fhir/NamingSystem/bsn";
  private static final String BSN = "999900006";

  private final Clock clock = Clock.systemUTC();
  private final EndpointRules rules = new EndpointRules(List.of(), true, InetAddress::getAllByName);
  private final NotificationSender http =
      new NotificationSender(rules, null, clock, UUID::randomUUID);
  private final TestHub pharmacy = new TestHub();
  private @Nullable NotifyDesk desk;
  private String subscription = "";

  @BeforeEach
  void open(@TempDir Path folder) {
    var opened =
        OneSubscription.by(
            folder,
            clock,
            "pharmacy",
            pharmacy.endpoint("/notice"),
            List.of("organisation=" + OneSubscription.RECEIVER),
            this::channels);
    desk = opened;
    Eventually.that(
        "it is active", () -> opened.store().all().get(0).status() == SubscriptionStatus.ACTIVE);
    subscription = opened.store().all().get(0).id();
    OneSubscription.nobodys(
        opened,
        "Organization",
        "brink",
        """
        {"resourceType":"Organization","id":"brink","name":"Apotheek De Brink",
         "identifier":[{"system":"%s","value":"00005678"}]}\
        """
            .formatted(OneSubscription.URA));
    OneSubscription.nobodys(
        opened,
        "Organization",
        "marke",
        "{\"resourceType\":\"Organization\",\"id\":\"marke\",\"name\":\"Thuiszorg De Marke\"}");
    OneSubscription.nobodys(
        opened,
        "PractitionerRole",
        "tolsma",
        """
        {"resourceType":"PractitionerRole","id":"tolsma",
         "organization":{"reference":"Organization/marke"},
         "telecom":[{"system":"phone","use":"home","value":"06-00000000"},
                    {"system":"phone","value":"0528-000000"}]}\
        """);
  }

  @AfterEach
  void close() {
    desk().close();
    pharmacy.close();
    http.close();
  }

  private NotifyDesk desk() {
    return Objects.requireNonNull(desk);
  }

  private List<Channel> channels(TestRecord record) {
    var fhir = FhirContext.forR4Cached();
    var codes = PharmacyCodes.read(Profiles.in(Path.of("profiles")));
    var network = new NetworkNow(record.record(), fhir, codes);
    return List.of(
        new PharmacyChannel(
            network,
            new PharmacyNoticeWriter(network, BSN_SYSTEM, URI.create(OneSubscription.ADAPTER)),
            codes,
            new OutgoingPatient(record.record(), fhir, BSN_SYSTEM),
            http,
            rules,
            false,
            fhir));
  }

  private void network(String pharmacistUntil) {
    OneSubscription.shown(
        desk(),
        "p-1",
        "CareTeam",
        """
        {"resourceType":"CareTeam","id":"careteam-p-1","status":"active",
         "subject":{"reference":"Patient/p-1"},
         "participant":[
          {"role":[{"coding":[{"system":"http://snomed.info/sct","code":"46255001"}]}],
           "member":{"reference":"Organization/brink"},"period":{"start":"2026-11-01"%s}},
          {"role":[{"coding":[{
             "system":"https://pzp-adapter.github.io/fhir/CodeSystem/palliative-care",
             "code":"central-health-professional","display":"Centrale zorgverlener"}]}],
           "member":{"reference":"PractitionerRole/tolsma",
                     "display":"Wijkverpleegkundige Tolsma"},
           "period":{"start":"2026-11-01"}}]}\
        """
            .formatted(pharmacistUntil));
  }

  private void banner() {
    OneSubscription.shown(
        desk(),
        "p-1",
        "Flag",
        """
        {"resourceType":"Flag","id":"flag-p-1",
         "meta":{"profile":["https://pzp-adapter.github.io/fhir/StructureDefinition/palliative-flag"]},
         "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/flag-detail",
                       "valueReference":{"reference":"Condition/marking-p-1"}}],
         "status":"active",
         "category":[{"coding":[{"system":"http://loinc.org","code":"75323-6","display":"Condition"}]}],
         "code":{"coding":[
           {"system":"http://terminology.hl7.org/CodeSystem/data-absent-reason","code":"not-applicable"},
           {"system":"https://pzp-adapter.github.io/fhir/CodeSystem/palliative-care",
            "code":"terminaal","display":"Terminale fase"}],
           "text":"Palliatieve fase gemarkeerd: terminaal"},
         "subject":{"reference":"Patient/p-1"},
         "period":{"start":"2026-11-20T16:10:00+01:00"}}\
        """);
  }

  private Set<NotificationState> states() {
    return desk().deliveries().queues().get(0).events().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(java.util.Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Test
  void noticeTellsThePhaseAndWhomToCallAndNothingElse() throws IOException {
    OneSubscription.patient(desk(), "p-1", BSN, true);
    network("");
    banner();
    desk().changes().sharing("p-1", "permit", "active");
    desk().changes().mark("p-1", "terminaal");
    desk().drained(subscription);

    var notice = JSON.readTree(pharmacy.taken("/notice").get(0).body());
    var normal =
        notice
            .toString()
            .replace(notice.at("/identifier/value").asText(), "urn:uuid:n-1")
            .replace(notice.at("/entry/0/fullUrl").asText(), "urn:uuid:n-2")
            .replace(notice.at("/entry/1/fullUrl").asText(), "urn:uuid:n-3")
            .replace(notice.at("/entry/2/fullUrl").asText(), "urn:uuid:n-4")
            .replace(notice.path("timestamp").asText(), "2026-11-22T09:59:58Z")
            .replace(pharmacy.endpoint("/notice").toString(), "https://apotheek.example/notice");
    var file = Path.of("src", "test", "resources", "expected", "notify", "pharmacy-notice.json");
    var expected = JSON.readTree(Files.readString(file));
    var made = JSON.readTree(normal);
    made.path("entry")
        .forEach(
            entry ->
                ((com.fasterxml.jackson.databind.node.ObjectNode) entry.path("resource"))
                    .remove("id"));
    assertThat(made).isEqualTo(expected);
  }

  @Test
  void retryIsTheSameNotice() {
    OneSubscription.patient(desk(), "p-1", BSN, true);
    network("");
    banner();
    desk().changes().sharing("p-1", "permit", "active");
    pharmacy.behave((path, body) -> pharmacy.requests() < 3 ? 503 : 200);
    desk().changes().mark("p-1", "terminaal");
    desk().drained(subscription);

    assertThat(pharmacy.arrivals("/notice")).hasSize(3);
    assertThat(pharmacy.arrivals("/notice"))
        .extracting(TestHub.Arrival::body)
        .containsOnly(pharmacy.arrivals("/notice").get(0).body());
  }

  @Test
  void noPhaseLeavesWithoutAYes() {
    OneSubscription.patient(desk(), "p-1", BSN, true);
    network("");
    banner();
    desk().changes().mark("p-1", "terminaal");
    desk().drained(subscription);

    assertThat(pharmacy.requests()).isZero();
    assertThat(states()).containsExactly(NotificationState.WITHHELD);
  }

  @Test
  void formerPharmacyReceivesNothing() {
    OneSubscription.patient(desk(), "p-1", BSN, true);
    network(",\"end\":\"2026-11-10\"");
    banner();
    desk().changes().sharing("p-1", "permit", "active");
    desk().changes().mark("p-1", "terminaal");
    desk().drained(subscription);

    assertThat(pharmacy.requests()).isZero();
    assertThat(states()).containsExactly(NotificationState.WITHHELD);
  }

  @Test
  void mergeOfUnmarkedPatientsIsNotToldToThePharmacy() {
    OneSubscription.patient(desk(), "p-1", BSN, true);
    network("");
    desk().changes().sharing("p-1", "permit", "active");
    desk()
        .changes()
        .of(
            "p-1",
            writer ->
                writer.store(
                    "Patient",
                    "p-1",
                    """
                    {"resourceType":"Patient","id":"p-1",
                     "identifier":[{"system":"%s","value":"%s"}],
                     "link":[{"other":{"reference":"Patient/p-2"},"type":"replaces"}]}\
                    """
                        .formatted(BSN_SYSTEM, BSN)));
    desk().drained(subscription);

    assertThat(pharmacy.requests()).isZero();
    assertThat(states()).containsExactly(NotificationState.WITHHELD);
  }

  @Test
  void unidentifiablePatientGoesToTheDeadLetter() {
    OneSubscription.patient(desk(), "p-1", "123", true);
    network("");
    banner();
    desk().changes().sharing("p-1", "permit", "active");
    desk().changes().mark("p-1", "terminaal");
    desk().drained(subscription);

    assertThat(pharmacy.requests()).isZero();
    assertThat(desk().deliveries().dead(subscription).orElseThrow())
        .singleElement()
        .satisfies(dead -> assertThat(dead.reason()).isEqualTo("PZP-NOT-025"));
  }
}
