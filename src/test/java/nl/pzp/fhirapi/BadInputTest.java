package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.form;
import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static nl.pzp.fhirapi.Messages.resuscitation;
import static nl.pzp.fhirapi.Messages.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.record.Inbox;
import nl.pzp.record.KeptMessage;
import nl.pzp.record.MessageFilter;
import nl.pzp.record.MessageState;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad input is refused with its status and code. Nothing is half stored, and the message can be
 * found.
 */
@ExtendWith(SharedAdapter.class)
class BadInputTest {

  private static final String FORM = "/QuestionnaireResponse";

  static Stream<Arguments> brokenText() {
    var observation =
        "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},";
    return Stream.of(
        Arguments.of("broken JSON", "/Observation", "{\"resourceType\":", 400, "PZP-GUARD-008"),
        Arguments.of(
            "nesting 1001",
            "/Observation",
            "{\"a\":".repeat(1001) + "1" + "}".repeat(1001),
            400,
            "PZP-GUARD-010"),
        Arguments.of(
            "duplicate keys",
            "/Observation",
            observation + "\"id\":\"a\",\"id\":\"b\"}",
            400,
            "PZP-GUARD-009"),
        Arguments.of(
            "decimal 1e100000000",
            "/Observation",
            observation + "\"valueQuantity\":{\"value\":1e100000000}}",
            400,
            "PZP-GUARD-011"),
        Arguments.of(
            "raw id that is a path",
            "/Patient",
            "{\"resourceType\":\"Patient\",\"id\":\"../../etc/passwd\"}",
            400,
            "PZP-GUARD-016"),
        Arguments.of(
            "wrong resource type", "/Patient", observation + "\"id\":\"a\"}", 400, "PZP-API-006"),
        Arguments.of("no resource type", "/Patient", "{\"name\":[]}", 400, "PZP-GUARD-018"),
        Arguments.of(
            "unknown element",
            "/Patient",
            "{\"resourceType\":\"Patient\",\"nickname\":\"x\"}",
            400,
            "PZP-API-007"),
        Arguments.of(
            "value that is none",
            "/Patient",
            "{\"resourceType\":\"Patient\",\"birthDate\":\"yesterday\"}",
            400,
            "PZP-API-008"),
        Arguments.of(
            "code outside its required set",
            "/Patient",
            "{\"resourceType\":\"Patient\",\"gender\":\"mostly\"}",
            400,
            "PZP-API-008"),
        Arguments.of(
            "STU3 by its shape",
            "/Consent",
            "{\"resourceType\":\"Consent\",\"except\":[{\"type\":\"deny\"}]}",
            422,
            "PZP-GUARD-006"),
        Arguments.of(
            "form of an unknown version",
            FORM,
            "{\"resourceType\":\"QuestionnaireResponse\",\"status\":\"completed\",\"questionnaire\":"
                + "\"https://api.iknl.nl/docs/pzp/r4/Questionnaire/ACP-zib2020|9.9\"}",
            422,
            "PZP-API-019"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenText")
  void brokenTextIsRefused(
      String what, String path, String body, int status, String code, StartedAdapter adapter) {
    var reply = adapter.post(path, body);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.problems()).startsWith(code);
    assertThat(reply.outcome().getIssueFirstRep().getDiagnostics()).as("the remedy").isNotBlank();
    assertRefusalFindable(adapter, body, code);
  }

  @Test
  void brokenXmlIsRefused(StartedAdapter adapter) {
    var body = "<Patient xmlns=\"http://hl7.org/fhir\"><name></Patient>";
    var reply = adapter.post("/Patient", body, "Content-Type", "application/fhir+xml");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.problems()).containsExactly("PZP-GUARD-014");
    assertRefusalFindable(adapter, body, "PZP-GUARD-014");
  }

  @Test
  void documentTypeInXmlIsRefused(StartedAdapter adapter) {
    var body =
        "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + "<Patient xmlns=\"http://hl7.org/fhir\"><language value=\"&x;\"/></Patient>";
    var reply = adapter.post("/Patient", body, "Content-Type", "application/fhir+xml");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.problems()).containsExactly("PZP-GUARD-015");
  }

  @Test
  void bodyOverTheLimitIsRefusedUnread(StartedAdapter adapter) {
    var body = new byte[2 * 1024 * 1024 + 1];
    java.util.Arrays.fill(body, (byte) ' ');
    var reply = adapter.post("/Patient", body);
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.problems()).containsExactly("PZP-GUARD-001");
    var summary = newestRefusal(adapter, "PZP-GUARD-001").summary();
    assertThat(summary.size()).isEqualTo(body.length);
  }

  @Test
  void compressedBodyIsRefused(StartedAdapter adapter) {
    var reply = adapter.post("/Patient", "x", "Content-Encoding", "gzip");
    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.problems()).containsExactly("PZP-GUARD-002");
  }

  @Test
  void invalidUtf8IsRefused(StartedAdapter adapter) {
    var body = "{\"resourceType\":\"Patient\",\"language\":\"é\"}";
    var reply = adapter.post("/Patient", body.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.problems()).containsExactly("PZP-GUARD-007");
  }

  @Test
  void refusalOfAnotherFhirVersionNamesTheRightDoor(StartedAdapter adapter) {
    var reply =
        adapter.post("/Patient", "{}", "Content-Type", "application/fhir+json; fhirVersion=3.0");
    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.problems()).containsExactly("PZP-GUARD-005");
    assertThat(reply.outcome().getIssueFirstRep().getDiagnostics()).contains("/fhir/stu3");
  }

  @Test
  void formWithoutPatientIsRefused(StartedAdapter adapter) {
    var form = form("no-patient", "x", TreatmentDecision.PERFORM).setSubject(null);
    var reply = adapter.post(FORM, json(form));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).containsExactly("PZP-API-019");
  }

  @Test
  void formOfAnUnknownPatientIsRefused(StartedAdapter adapter) {
    var reply = adapter.post(FORM, json(form("unknown", "who-is-this", TreatmentDecision.PERFORM)));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).containsExactly("PZP-API-020");
  }

  @Test
  void messageAboutTwoPatientsIsRefusedWhole(StartedAdapter adapter) {
    var bundle =
        transaction(
            patient("two-a", "999910012"),
            patient("two-b", "999910024"),
            resuscitation("two-c", "two-a", ConsentProvisionType.DENY));
    var reply = adapter.post("", json(bundle));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).containsExactly("PZP-API-021");
    assertNothingStored(adapter, "Patient", "two-a");
    assertNothingStored(adapter, "Consent", "two-c");
  }

  @Test
  void directiveOfAnotherPatientIsRefused(StartedAdapter adapter) {
    assertThat(adapter.put("/Patient/own", json(patient("own", "999910036"))).status())
        .isEqualTo(201);
    var bundle =
        transaction(
            patient("other", "999910048"),
            resuscitation("others", "own", ConsentProvisionType.DENY));
    var reply = adapter.post("", json(bundle));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).containsExactly("PZP-API-021");
    assertNothingStored(adapter, "Patient", "other");
  }

  @Test
  void bsnThatFailsTheElevenTestIsKeptAndReported(StartedAdapter adapter) {
    var reply =
        adapter.put(
            "/Patient/wrong-bsn",
            json(patient("wrong-bsn", "999910013")),
            "Prefer",
            "return=OperationOutcome");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.problems()).contains("PZP-ID-001");
    assertThat(adapter.get("/Patient?_id=wrong-bsn").bundle().getTotal()).isEqualTo(1);
  }

  @Test
  void unknownQuestionIsRefusedWithItsLinkId(StartedAdapter adapter) {
    var form = knownPatientForm(adapter, "question", "999910061");
    form.addItem().setLinkId("31415").addAnswer().setValue(new BooleanType(true));
    var reply = adapter.post(FORM, json(form));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).contains("PZP-FORM-004");
    assertThat(reply.body()).contains("linkId 31415");
    assertNothingStored(adapter, "QuestionnaireResponse", "question");
  }

  @Test
  void answerOfTheWrongTypeIsRefused(StartedAdapter adapter) {
    var form = knownPatientForm(adapter, "type", "999910073");
    form.getItem().stream()
        .filter(item -> item.getLinkId().equals("963"))
        .forEach(item -> item.getAnswerFirstRep().setValue(new BooleanType(true)));
    var reply = adapter.post(FORM, json(form));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).contains("PZP-FORM-007");
  }

  @Test
  void refusalOfAnUnknownFormVersionListsTheKnownOnes(StartedAdapter adapter) {
    var form = knownPatientForm(adapter, "version", "999910085");
    form.setQuestionnaire("https://api.iknl.nl/docs/pzp/r4/Questionnaire/ACP-zib2020|9.9.9");
    var reply = adapter.post(FORM, json(form));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).containsExactly("PZP-FORM-002");
    assertThat(reply.body()).contains("ACP-zib2020|1.0.0-rc2");
  }

  @Test
  void ambiguousDirectiveIsRefused(StartedAdapter adapter) {
    adapter.put("/Patient/guess", json(patient("guess", "999910097")));
    var undecided = resuscitation("guess-1", "guess", ConsentProvisionType.DENY);
    undecided.getProvision().setType(null);
    var undated = resuscitation("guess-2", "guess", ConsentProvisionType.DENY);
    undated.setDateTimeElement(null);
    var unnamed = resuscitation("guess-3", "guess", ConsentProvisionType.DENY);
    unnamed.getProvision().setCode(null);
    var reply = adapter.post("", json(transaction(undecided, undated, unnamed)));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems())
        .containsExactlyInAnyOrder("PZP-API-032", "PZP-API-033", "PZP-API-031");
    assertNothingStored(adapter, "Consent", "guess-1");
  }

  @Test
  void referenceToNothingIsRefused(StartedAdapter adapter) {
    var consent = resuscitation("dangling", "dangling", ConsentProvisionType.DENY);
    consent.addPerformer(new Reference("urn:uuid:6a2b8ef0-5d3c-4f0e-9f0a-000000000000"));
    var reply = adapter.post("", json(transaction(patient("dangling", "999910103"), consent)));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).containsExactly("PZP-API-016");
    assertNothingStored(adapter, "Patient", "dangling");
  }

  @Test
  void tooManyEntriesAreRefused(StartedAdapter adapter) {
    var bundle = transaction();
    for (int i = 0; i < 101; i++) {
      bundle.addEntry(transaction(patient("many-" + i, "999910115")).getEntryFirstRep());
    }
    var reply = adapter.post("", json(bundle));
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.problems()).containsExactly("PZP-API-013");
  }

  @Test
  void refusalOfAnotherBundleTypeNamesTheRightTypes(StartedAdapter adapter) {
    var reply = adapter.post("", "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).containsExactly("PZP-API-012");
  }

  @Test
  void addressThatIsAPathIsRefused(StartedAdapter adapter) {
    for (var path : List.of("/Patient/%2e%2e", "/Patient/a%20b", "/Patient/" + "x".repeat(65))) {
      var reply = adapter.get(path);
      assertThat(reply.status()).as(path).isEqualTo(400);
      assertThat(reply.problems()).containsExactly("PZP-GUARD-017");
    }
  }

  @Test
  void absentResourceAndUnsupportedRequestAreRefused(StartedAdapter adapter) {
    assertRefused(adapter.get("/Patient/nobody-at-all"), 404, "PZP-API-002");
    assertRefused(adapter.get("/Medication/1"), 404, "PZP-API-001");
    assertRefused(
        adapter.send(adapter.request("/Patient/x").method("PATCH", noBody()).build()),
        405,
        "PZP-API-004");
    assertRefused(adapter.delete("/Patient/x"), 405, "PZP-API-023");
    assertRefused(adapter.get("/metadata", "Accept", "text/csv"), 406, "PZP-API-005");
    assertRefused(
        adapter.post("/Patient", "a,b", "Content-Type", "text/csv"), 415, "PZP-GUARD-004");
    assertRefused(adapter.get("/Patient/x/$everything"), 405, "PZP-API-004");
    assertRefused(adapter.get("/Patient?_id=x&favourite=blue"), 400, "PZP-SEARCH-002");
    assertRefused(adapter.put("/Patient/a", json(patient("b", "999910127"))), 400, "PZP-API-011");
  }

  @Test
  void errorOutsideTheFhirServerIsAnOperationOutcome(StartedAdapter adapter) {
    var base = adapter.fhir().replace("/fhir/r4", "");
    assertRefused(adapter.get(base + "/nothing/here"), 404, "PZP-API-002");
    assertThat(adapter.get(base + "/fhir/r9/Patient").problems()).containsExactly("PZP-GUARD-017");
  }

  @Test
  void refusalIsInDutchForADutchReaderAndNeverRepeatsTheMessage(StartedAdapter adapter) {
    var secret = "Wilhelmina-van-Hoogstraten";
    var body = "{\"resourceType\":\"Patient\",\"birthDate\":\"" + secret + "\"}";
    var dutch = adapter.post("/Patient", body, "Accept-Language", "nl-NL");
    assertThat(dutch.body()).contains("Een waarde heeft niet de vorm").doesNotContain(secret);
    var english = adapter.post("/Patient", body, "Accept-Language", "en");
    assertThat(english.body()).contains("A value does not have the form").doesNotContain(secret);
    var unspoken = adapter.post("/Patient", body);
    assertThat(unspoken.body()).contains("A value does not have the form");
  }

  private static java.net.http.HttpRequest.BodyPublisher noBody() {
    return java.net.http.HttpRequest.BodyPublishers.ofString("[]");
  }

  private static org.hl7.fhir.r4.model.QuestionnaireResponse knownPatientForm(
      StartedAdapter adapter, String id, String bsn) {
    var put = adapter.put("/Patient/" + id, json(patient(id, bsn)));
    assertThat(put.status()).isEqualTo(201);
    return form(id, id, TreatmentDecision.DO_NOT_PERFORM);
  }

  private static void assertRefused(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.problems()).startsWith(code);
  }

  private static void assertNothingStored(StartedAdapter adapter, String type, String id) {
    assertThat(adapter.bean(PatientRecord.class).read(type, id)).isEmpty();
  }

  private static void assertRefusalFindable(StartedAdapter adapter, String body, String code) {
    var kept = newestRefusal(adapter, code);
    assertThat(kept.body()).asString(StandardCharsets.UTF_8).isEqualTo(body);
    assertThat(kept.answer()).isNotNull();
  }

  private static KeptMessage newestRefusal(StartedAdapter adapter, String code) {
    var inbox = adapter.bean(Inbox.class);
    var summary =
        inbox.list(MessageFilter.ALL.in(MessageState.REFUSED), 20).stream()
            .filter(message -> message.problemCodes().contains(code))
            .findFirst()
            .orElseThrow();
    return inbox.find(summary.id()).orElseThrow();
  }
}
