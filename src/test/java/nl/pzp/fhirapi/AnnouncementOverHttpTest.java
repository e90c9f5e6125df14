package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.pzp.identifier.Bsn;
import nl.pzp.identifier.Ura;
import nl.pzp.notify.twiin.PullNotice;
import nl.pzp.notify.twiin.PullTaskWriter;
import nl.pzp.terminology.PullTaskCodes;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.dstu3.model.DateTimeType;
import org.hl7.fhir.dstu3.model.Task;
import org.hl7.fhir.dstu3.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Another organisation notifies the adapter over HTTP that it has data to fetch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnouncementOverHttpTest {

  private static final String SENDER = "00005678";
  private static final Bsn BSN = new Bsn("999900031");

  private StartedAdapter adapter;
  private PullTaskWriter writer;

  @BeforeAll
  void start() {
    adapter =
        StartedAdapter.start(
            "pzp.organisation.ura=00001234",
            "pzp.sources.ziekenhuis.url=http://127.0.0.1:9/fhir",
            "pzp.sources.ziekenhuis.organizations[0]=http://fhir.nl/fhir/NamingSystem/ura|"
                + SENDER);
    writer = new PullTaskWriter(adapter.bean(PullTaskCodes.class), adapter.bean(Systems.class));
  }

  @AfterAll
  void stop() {
    adapter.close();
  }

  private Task task(UUID id, String sender, @Nullable Bsn bsn) {
    var notice =
        new PullNotice(
            id.toString(),
            id.toString(),
            Instant.now(java.time.Clock.systemUTC()),
            Instant.parse("2126-01-01T00:00:00Z"),
            "https://ehr.example",
            new Ura(sender),
            new Ura("1234"),
            // Never followed: the address serves the cloud's own metadata.
            "http://169.254.169.254/fhir/Patient/p-1",
            bsn,
            "b3BhcXVl",
            List.of("http://169.254.169.254/latest"),
            List.of());
    return writer.write(notice);
  }

  private Reply post(Task task) {
    return adapter.post(
        adapter.stu3() + "/Task",
        FhirContext.forDstu3Cached().newJsonParser().encodeResourceToString(task));
  }

  private static String path(Reply reply) {
    var location = URI.create(reply.header("Location")).getPath();
    return location.substring(location.indexOf("/Task/"), location.indexOf("/_history"));
  }

  @Test
  void noticeIsKeptOnceAndReadableAtBothDoorsWithoutNamingThePatient() {
    var task = task(UUID.randomUUID(), SENDER, BSN);
    var first = post(task);
    var again = post(task);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(path(again)).isEqualTo(path(first));
    for (var door : List.of(adapter.stu3(), adapter.fhir())) {
      var seen = adapter.get(door + path(first));
      assertThat(seen.status()).isEqualTo(200);
      assertThat(seen.body())
          .contains(task.getIdentifierFirstRep().getValue())
          .doesNotContain(BSN.value(), "b3BhcXVl", "169.254");
    }
  }

  @Test
  void withdrawnNoticeIsNotFetched() {
    var task = task(UUID.randomUUID(), SENDER, BSN);
    task.setStatus(TaskStatus.CANCELLED);

    var reply = post(task);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(adapter.get(adapter.stu3() + path(reply)).body()).contains("\"cancelled\"");
  }

  @Test
  void noticeInR4IsAccepted() {
    var reply =
        adapter.post(
            "/Task",
            """
            {"resourceType":"Task","status":"requested","intent":"proposal",
             "identifier":[{"system":"urn:ietf:rfc:3986","value":"urn:uuid:%s"}],
             "code":{"coding":[{"system":"http://fhir.nl/fhir/NamingSystem/TaskCode",
                                "code":"pull-notification"}]},
             "for":{"identifier":{"system":"http://fhir.nl/fhir/NamingSystem/bsn","value":"%s"}},
             "requester":{"identifier":{"system":"urn:oid:2.16.528.1.1007.3.3","value":"%s"}}}"""
                .formatted(UUID.randomUUID(), BSN.value(), SENDER));

    assertThat(reply.status()).isEqualTo(201);
  }

  @Test
  void unusableNoticeIsRefusedWithItsRemedy() {
    var id = UUID.randomUUID();
    assertThat(post(task(id, SENDER, BSN)).status()).isEqualTo(201);

    assertThat(post(task(id, SENDER, new Bsn("999900043"))).body()).contains("PZP-NPL-008");
    assertThat(post(task(UUID.randomUUID(), "00009999", BSN)).body()).contains("PZP-NPL-003");
    assertThat(post(task(UUID.randomUUID(), SENDER, null)).body()).contains("PZP-NPL-005");
    var elsewhere = task(UUID.randomUUID(), SENDER, BSN);
    elsewhere.getOwner().getIdentifier().setValue("00007777");
    assertThat(post(elsewhere).body()).contains("PZP-NPL-004");
    var nameless = task(UUID.randomUUID(), SENDER, BSN);
    nameless.getIdentifier().clear();
    assertThat(post(nameless).body()).contains("PZP-NPL-001");
    var over = task(UUID.randomUUID(), SENDER, BSN);
    over.getRestriction().getPeriod().setEndElement(new DateTimeType("2020-01-01T00:00:00Z"));
    assertThat(post(over).body()).contains("PZP-NPL-007");
    var done = task(UUID.randomUUID(), SENDER, BSN);
    done.setStatus(TaskStatus.COMPLETED);
    assertThat(post(done).status()).isEqualTo(422);
  }

  @Test
  void otherTaskIsNotTreatedAsANotice() {
    var reply =
        adapter.post(
            "/Task", "{\"resourceType\":\"Task\",\"status\":\"requested\",\"intent\":\"order\"}");

    assertThat(reply.body()).doesNotContain("PZP-NPL");
    assertThat(adapter.get(adapter.stu3() + "/Task/nothing").status()).isEqualTo(404);
  }
}
