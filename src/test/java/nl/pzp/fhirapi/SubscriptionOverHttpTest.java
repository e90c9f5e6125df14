package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import nl.pzp.notify.delivery.Channel;
import nl.pzp.notify.delivery.Eventually;
import nl.pzp.notify.delivery.NotifyDesk;
import nl.pzp.notify.delivery.Signature;
import nl.pzp.notify.delivery.TestHub;
import nl.pzp.notify.subscription.BackportUrl;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions from the side of a hub: over HTTP, at the started program. */
@ExtendWith(SharedAdapter.class)
class SubscriptionOverHttpTest {

  private static final String SECRET = "a secret of more than sixteen";

  private final TestHub hub = new TestHub();
  private final StartedAdapter adapter;
  private int marked;
  private final String patient = UUID.randomUUID().toString();

  SubscriptionOverHttpTest(StartedAdapter adapter) {
    this.adapter = adapter;
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private Subscription asked() {
    var asked = NotifyDesk.asked(hub.endpoint("/a"), "id-only");
    // Limits each test to the events of its own patient.
    filter(asked, "Condition?patient=Patient/" + patient);
    return asked;
  }

  private static void filter(Subscription asked, String filter) {
    asked
        .getCriteriaElement()
        .addExtension(BackportUrl.FILTER_CRITERIA.url(), new StringType(filter));
  }

  private Subscription subscribed(Consumer<Subscription> more) {
    var asked = asked();
    more.accept(asked);
    var reply = adapter.post("/Subscription", Messages.json(asked));
    assertThat(reply.status()).isEqualTo(201);
    var made = reply.as(Subscription.class);
    Eventually.that("it is active", () -> read(made).getStatus().toCode().equals("active"));
    return made;
  }

  private Subscription read(Subscription made) {
    return adapter.get(path(made)).as(Subscription.class);
  }

  private static String path(Subscription made) {
    return "/Subscription/" + made.getIdElement().getIdPart();
  }

  private void mark(String phase) {
    var person = new Patient();
    person.setId(patient);
    person.addName().setFamily("Zandstra");
    var marking = Messages.marking(patient, phase, ++marked);
    var reply = adapter.post("", Messages.json(Messages.transaction(person, marking)));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  @Test
  void hubSubscribesShakesHandsAndReceivesAMarking() {
    var made =
        subscribed(
            s -> s.getChannel().addExtension(BackportUrl.SIGNATURE_SECRET, new StringType(SECRET)));

    mark("palliatief");
    mark("terminaal");
    Eventually.that("both arrived", () -> hub.events("/a").size() == 2);

    assertThat(hub.taken("/a").get(0).type()).isEqualTo("handshake");
    assertThat(hub.events("/a")).extracting(TestHub.Event::number).containsExactly(1L, 2L);
    assertThat(hub.events("/a").get(0).references())
        .containsExactly(
            adapter.fhir() + "/Condition/m-" + patient, adapter.fhir() + "/Patient/" + patient);
    // The event refers to a resource that can be read.
    assertThat(adapter.get("/Condition/m-" + patient).status()).isEqualTo(200);
    var event = hub.taken("/a").get(1);
    assertThat(event.body()).doesNotContain("terminaal", "palliatief\"", "Zandstra");
    assertSigned(event);
    assertThat(event.body()).contains("\"reference\":\"" + adapter.fhir() + path(made) + "\"");
  }

  private static void assertSigned(TestHub.Arrival arrival) {
    var header =
        arrival.headers().stream()
            .filter(h -> h.startsWith("x-pzp-signature: "))
            .findFirst()
            .orElseThrow()
            .substring(17);
    var parts = header.split(",", -1);
    var seconds = Long.parseLong(parts[0].substring(2));
    assertThat(parts[2])
        .isEqualTo(
            "v1="
                + Signature.hex(
                    SECRET,
                    seconds,
                    parts[1].substring(2),
                    arrival.body().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Test
  void statusAndEventsMatchTheSentNotifications() {
    var made = subscribed(s -> {});
    mark("palliatief");
    mark("terminaal");
    mark("stervensfase");
    Eventually.that("all arrived", () -> hub.events("/a").size() == 3);

    var status = adapter.get(path(made) + "/$status").bundle();
    var parameters = (Parameters) status.getEntryFirstRep().getResource();
    assertThat(status.getType()).isEqualTo(Bundle.BundleType.SEARCHSET);
    assertThat(value(parameters, "status")).isEqualTo("active");
    assertThat(value(parameters, "type")).isEqualTo("query-status");
    assertThat(value(parameters, "events-since-subscription-start")).isEqualTo("3");

    var again =
        adapter.get(path(made) + "/$events?eventsSinceNumber=2&eventsUntilNumber=3").bundle();
    assertThat(numbers(again)).containsExactly("2", "3");
    assertThat(again.getType()).isEqualTo(Bundle.BundleType.HISTORY);
    assertThat(event(again, 0))
        .isEqualTo(event(hub.taken("/a").get(2).bundle(), 0))
        .isNotEqualTo(event(again, 1));
    assertThat(numbers(adapter.get(path(made) + "/$events").bundle())).hasSize(3);
    assertThat(numbers(adapter.get(path(made) + "/$events?eventsSinceNumber=4").bundle()))
        .isEmpty();
    assertThat(adapter.get(path(made) + "/$events?eventsSinceNumber=x").problems())
        .containsExactly("PZP-NOT-018");
    assertThat(
            numbers(
                adapter
                    .post(
                        path(made) + "/$events",
                        """
                        {"resourceType":"Parameters","parameter":[
                          {"name":"eventsSinceNumber","valueString":"3"}]}""")
                    .bundle()))
        .containsExactly("3");
  }

  private static String event(Bundle bundle, int index) {
    var parameters = (Parameters) bundle.getEntryFirstRep().getResource();
    var event =
        parameters.getParameter().stream()
            .filter(p -> p.getName().equals("notification-event"))
            .toList()
            .get(index);
    return Messages.json(new Parameters().addParameter(event));
  }

  private static List<String> numbers(Bundle bundle) {
    var parameters = (Parameters) bundle.getEntryFirstRep().getResource();
    return parameters.getParameter().stream()
        .filter(p -> p.getName().equals("notification-event"))
        .map(p -> p.getPart().get(0).getValue().primitiveValue())
        .toList();
  }

  private static String value(Parameters parameters, String name) {
    return parameters.getParameter().stream()
        .filter(p -> p.getName().equals(name))
        .map(p -> p.getValue().primitiveValue())
        .findFirst()
        .orElse("");
  }

  @Test
  void headersAreSentAndSecretsNeverShown() {
    var asked = asked();
    asked.getChannel().addHeader("Authorization: Bearer not-for-others");
    asked.getChannel().addExtension(BackportUrl.SIGNATURE_SECRET, new StringType(SECRET));
    var reply = adapter.post("/Subscription", Messages.json(asked));
    var made = reply.as(Subscription.class);
    Eventually.that("it is active", () -> read(made).getStatus().toCode().equals("active"));

    assertThat(hub.taken("/a").get(0).headers()).contains("authorization: Bearer not-for-others");
    for (var shown :
        List.of(
            reply.body(),
            adapter.get(path(made)).body(),
            adapter.get("/Subscription").body(),
            adapter.get(path(made) + "/$status").body())) {
      assertThat(shown).doesNotContain("not-for-others").doesNotContain(SECRET);
    }
    // A hub that sends back the masked resource keeps its secrets.
    var back = read(made);
    back.setStatus(Subscription.SubscriptionStatus.REQUESTED);
    back.setReason("Another reason");
    assertThat(adapter.put(path(made), Messages.json(back)).status()).isEqualTo(200);
    Eventually.that("it was asked again", () -> hub.taken("/a").size() == 2);
    assertThat(hub.taken("/a").get(1).headers()).contains("authorization: Bearer not-for-others");
  }

  @ParameterizedTest
  @CsvSource({
    "application/fhir+json, application/fhir+json",
    "application/json, application/json",
    "application/fhir+json;fhirVersion=4.0, application/fhir+json; fhirVersion=4.0"
  })
  void notificationHasTheRequestedContentType(String asked, String posted) {
    subscribed(s -> s.getChannel().setPayload(asked));

    assertThat(hub.taken("/a").get(0).headers())
        .contains("content-type: " + posted + "; charset=UTF-8");
  }

  @Test
  void theSameSubscriptionTwiceIsOne() {
    var made = subscribed(s -> {});

    var again = adapter.post("/Subscription", Messages.json(asked()));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.as(Subscription.class).getIdElement().getIdPart())
        .isEqualTo(made.getIdElement().getIdPart());
    var other = asked();
    other.getChannel().addHeader("Authorization: Bearer x");
    assertThat(adapter.post("/Subscription", Messages.json(other)).status()).isEqualTo(409);
  }

  @Test
  void aSubscriptionThatWasRemovedIsGone() {
    var made = subscribed(s -> {});

    assertThat(adapter.delete(path(made)).status()).isEqualTo(204);
    assertThat(adapter.delete(path(made)).status()).isEqualTo(204);

    assertThat(adapter.get(path(made)).status()).isEqualTo(410);
    assertThat(adapter.get(path(made) + "/$events").status()).isEqualTo(410);
    assertThat(adapter.get("/Subscription/not-there").status()).isEqualTo(404);
    mark("palliatief");
    assertThat(hub.events("/a")).isEmpty();
  }

  @Test
  void statusOffEndsASubscriptionAndRequestedRestartsIt() {
    var made = subscribed(s -> {});
    var off = asked();
    off.setId(made.getIdElement().getIdPart());
    off.setStatus(Subscription.SubscriptionStatus.OFF);
    assertThat(adapter.put(path(made), Messages.json(off)).status()).isEqualTo(200);
    assertThat(read(made).getStatus().toCode()).isEqualTo("off");

    off.setStatus(Subscription.SubscriptionStatus.REQUESTED);
    assertThat(adapter.put(path(made), Messages.json(off)).status()).isEqualTo(200);

    Eventually.that("it is active", () -> read(made).getStatus().toCode().equals("active"));
  }

  @Test
  void anEndpointThatDoesNotAnswerTheHandshakeMakesAnErrorWithAReason() {
    hub.behave((path, body) -> 500);
    var reply = adapter.post("/Subscription", Messages.json(asked()));
    assertThat(reply.as(Subscription.class).getStatus().toCode()).isEqualTo("requested");
    var made = reply.as(Subscription.class);

    Eventually.that("it is in error", () -> read(made).getStatus().toCode().equals("error"));

    assertThat(read(made).getError()).isEqualTo("not-now");
    assertThat(adapter.get(path(made) + "/$status").body()).contains("not-now");
  }

  @ParameterizedTest
  @CsvSource({
    "http://hub.example.nl/x, PZP-NOT-004",
    "http://10.0.0.8/x, PZP-NOT-005",
    "https://10.0.0.8/x, PZP-NOT-005",
    "https://192.168.1.1/x, PZP-NOT-005",
    "https://169.254.169.254/latest, PZP-NOT-005",
    "https://[fe80::1]/x, PZP-NOT-005",
    "https://[::ffff:10.0.0.1]/x, PZP-NOT-005",
    "https://user:secret@hub.example.nl/x, PZP-NOT-003",
    "ftp://hub.example.nl/x, PZP-NOT-003",
    "not a url, PZP-NOT-003"
  })
  void forbiddenEndpointIsRefused(String endpoint, String code) {
    var asked = asked();
    asked.getChannel().setEndpoint(endpoint);

    var reply = adapter.post("/Subscription", Messages.json(asked));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).containsExactly(code);
  }

  @Test
  void refusalNamesEveryUnsupportedElement() {
    var asked = asked();
    asked.setCriteria("https://example.nl/SubscriptionTopic/weather");
    asked.getChannel().setType(Subscription.SubscriptionChannelType.EMAIL);
    asked.getChannel().setPayload("application/fhir+xml");
    asked.getChannel().addHeader("Host: elsewhere");

    assertThat(adapter.post("/Subscription", Messages.json(asked)).problems())
        .containsExactlyInAnyOrder("PZP-NOT-001", "PZP-NOT-002", "PZP-NOT-006", "PZP-NOT-010");
  }

  @ParameterizedTest
  @ValueSource(strings = {"age=80", "Condition?onset=2020", "patient:missing=true"})
  void filterThatTheTopicDoesNotDefineIsRefused(String filter) {
    var asked = asked();
    filter(asked, filter);

    assertThat(adapter.post("/Subscription", Messages.json(asked)).problems())
        .containsExactly("PZP-NOT-008");
  }

  @Test
  void fullResourcesNeedCertificatesOnBothSides() {
    var asked = NotifyDesk.asked(hub.endpoint("/a"), "full-resource");

    assertThat(adapter.post("/Subscription", Messages.json(asked)).problems())
        .containsExactly("PZP-NOT-007");
    assertThat(
            adapter
                .post(
                    "/Subscription",
                    Messages.json(
                        NotifyDesk.asked(URI.create("https://hub.example.nl/x"), "full-resource")))
                .problems())
        .containsExactly("PZP-NOT-007");
  }

  @Test
  void withoutTheSettingThereIsNoKafka() {
    assertThat(adapter.context().containsBean("kafkaChannel")).isFalse();
    assertThat(adapter.context().getBeansOfType(Channel.class).values())
        .extracting(Channel::code)
        .contains("rest-hook")
        .doesNotContain("kafka");
  }

  @Test
  void topicsAreReadableAsR5AndAsBasicInR4() {
    var statement = adapter.get("/metadata").as(CapabilityStatement.class);
    var resource =
        statement.getRestFirstRep().getResource().stream()
            .filter(r -> r.getType().equals("Subscription"))
            .findFirst()
            .orElseThrow();
    assertThat(resource.getSearchParam())
        .extracting(parameter -> parameter.getName())
        .contains("url", "status", "topic");
    assertThat(
            resource.getExtensionsByUrl(
                "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/"
                    + "capabilitystatement-subscriptiontopic-canonical"))
        .extracting(e -> e.getValue().primitiveValue())
        .contains(NotifyDesk.MARKING)
        .hasSize(5);

    var r5 = adapter.get("/SubscriptionTopic/palliative-marking");
    assertThat(r5.status()).isEqualTo(200);
    assertThat(r5.body()).contains("\"resourceType\": \"SubscriptionTopic\"");
    assertThat(adapter.get("/SubscriptionTopic?url=" + NotifyDesk.MARKING).body())
        .contains("\"total\":1");
    assertThat(adapter.get("/SubscriptionTopic/weather").status()).isEqualTo(404);

    var basic = adapter.get("/Basic/palliative-marking").as(Basic.class);
    assertThat(
            basic.getExtensionString(
                "http://hl7.org/fhir/5.0/StructureDefinition/extension-SubscriptionTopic.title"))
        .isEqualTo("Marking of the palliative phase");
    assertThat(adapter.get("/Basic?code=SubscriptionTopic").bundle().getTotal()).isEqualTo(5);
  }
}
