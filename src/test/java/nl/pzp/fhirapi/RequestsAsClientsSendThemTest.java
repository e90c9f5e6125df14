package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static nl.pzp.fhirapi.Messages.resuscitation;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests in every spelling that clients use are answered by FHIR, at both doors. */
@ExtendWith(SharedAdapter.class)
class RequestsAsClientsSendThemTest {

  @ParameterizedTest
  @ValueSource(strings = {"r4", "stu3"})
  void bareBarInAQueryIsRead(String door, StartedAdapter adapter) throws IOException {
    adapter.put("/Patient/raw", json(patient("raw", "999920091")));

    var answer =
        raw(
            adapter,
            "GET /fhir/"
                + door
                + "/Consent?patient=raw&category=http://snomed.info/sct|129125009 HTTP/1.1");

    assertThat(answer).startsWith("HTTP/1.1 200").contains("searchset");
  }

  @ParameterizedTest
  @CsvSource({
    "r4,/Patient?name=%zz",
    "stu3,/Patient?name=%zz",
    "r4,/metadata?x=%",
    "stu3,/metadata?x=%4",
    "r4,/Patient?name=%ff%fe"
  })
  void escapeThatEncodesNothingIsRefused(String door, String path, StartedAdapter adapter)
      throws IOException {
    assertThat(raw(adapter, "GET /fhir/" + door + path + " HTTP/1.1"))
        .startsWith("HTTP/1.1 400")
        .contains("PZP-GUARD-025");
  }

  @ParameterizedTest
  @CsvSource({"DELETE,r4", "DELETE,stu3", "PUT,r4", "PATCH,r4"})
  void changeWithoutAnIdIsRefused(String method, String door, StartedAdapter adapter)
      throws IOException {
    assertThat(raw(adapter, method + " /fhir/" + door + "/Consent?identifier=x HTTP/1.1"))
        .startsWith("HTTP/1.1 405")
        .contains("PZP-GUARD-026");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metadata", "/Patient/head"})
  void headAnswersAsGetWithoutABody(String path, StartedAdapter adapter) throws IOException {
    adapter.put("/Patient/head", json(patient("head", "999920108")));

    var answer = raw(adapter, "HEAD /fhir/r4" + path + " HTTP/1.1");

    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
    assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("content-length: ");
  }

  @Test
  void putThatMustFindNothingIsRefusedWhereSomethingIs(StartedAdapter adapter) {
    var first =
        adapter.put("/Patient/once", json(patient("once", "999920121")), "If-None-Match", "*");
    var second =
        adapter.put("/Patient/once", json(patient("once", "999920121")), "If-None-Match", "*");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(412);
  }

  @ParameterizedTest
  @ValueSource(strings = {"r4", "stu3"})
  void ownAddressInAParameterIsTheResource(String door, StartedAdapter adapter) {
    adapter.put("/Patient/own-base", json(patient("own-base", "999920133")));
    var base = door.equals("r4") ? adapter.fhir() : adapter.stu3();

    assertThat(adapter.get(base + "/Consent?patient=" + base + "/Patient/own-base").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "r4, /Consent/part?_summary=true",
    "r4, /Consent/part?_elements=provision",
    "r4, /Consent/part/_history/1?_summary=text",
    "r4, /Consent/part/_history?_elements=id",
    "r4, /Patient/part/$acp-plan?_summary=data",
    "r4, /Consent?patient=Patient/part&_elements=id",
    "stu3, /Consent/part?_summary=true",
    "stu3, /Consent/part?_elements=except",
    "stu3, /Consent/part/_history/1?_elements=id",
    "stu3, /Consent?patient=Patient/part&_summary=true"
  })
  void partOfADirectiveIsGivenByNoWay(String door, String path, StartedAdapter adapter) {
    adapter.put("/Patient/part", json(patient("part", "999920145")));
    adapter.put("/Consent/part", json(resuscitation("part", "part", ConsentProvisionType.DENY)));

    var reply = adapter.get((door.equals("r4") ? adapter.fhir() : adapter.stu3()) + path);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.problems()).containsExactly("PZP-SEARCH-011");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_summary=true", "_elements=provision"})
  void partOfADirectiveIsGivenByNoBatch(String parameter, StartedAdapter adapter) {
    adapter.put("/Patient/part", json(patient("part", "999920145")));
    adapter.put("/Consent/part", json(resuscitation("part", "part", ConsentProvisionType.DENY)));
    var batch = new Bundle().setType(BundleType.BATCH);
    batch.addEntry().getRequest().setMethod(HTTPVerb.GET).setUrl("Consent/part?" + parameter);

    var reply = adapter.post("", json(batch));

    assertThat(reply.body()).contains("PZP-SEARCH-011").doesNotContain("\"Consent\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"r4", "stu3"})
  void optionsSayWhichMethodsADoorHas(String door, StartedAdapter adapter) throws IOException {
    assertThat(raw(adapter, "OPTIONS /fhir/" + door + "/Patient HTTP/1.1"))
        .startsWith("HTTP/1.1 204")
        .contains("Allow: GET, HEAD, POST, PUT, DELETE, OPTIONS");
  }

  // As a client sends it, with nothing encoded on the way.
  private static String raw(StartedAdapter adapter, String line) throws IOException {
    var port = URI.create(adapter.fhir()).getPort();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var text =
          line
              + "\r\nHost: 127.0.0.1:"
              + port
              + "\r\nContent-Type: application/fhir+json\r\nContent-Length: 0"
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
