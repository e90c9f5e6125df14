package nl.pzp.pull;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import ca.uhn.fhir.context.FhirContext;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IAnyResource;

/**
 * A vendor's server, as the dossier describes it. Every answer is for one patient, so that tests do
 * not affect each other.
 */
final class StandIn {

  private static final String FHIR = "application/fhir+json";
  private static final int UNLESS_TOLD_OTHERWISE = 10;

  private final WireMockServer server;
  private final String name;

  StandIn(WireMockServer server, String name) {
    this.server = server;
    this.name = name;
  }

  String path() {
    return "/" + name + "/fhir";
  }

  /** The base of the plain address. */
  String url() {
    return "http://127.0.0.1:" + server.port() + path();
  }

  void hasNothing() {
    var nothing = aResponse().withStatus(200).withHeader("Content-Type", FHIR);
    server.stubFor(
        any(urlPathMatching(path() + "/[A-Za-z]+(/_search|/\\$match)?"))
            .atPriority(UNLESS_TOLD_OTHERWISE)
            .willReturn(nothing.withBody(bundle())));
  }

  /** Returns this Patient for this BSN, by every way of searching. */
  StandIn patient(String bsn, String... patients) {
    return onPatient(bsn, json(bundle(patients)));
  }

  StandIn onPatient(String bsn, ResponseDefinitionBuilder answer) {
    server.stubFor(
        post(urlEqualTo(path() + "/Patient/_search"))
            .withRequestBody(containing(bsn))
            .willReturn(answer));
    server.stubFor(
        post(urlEqualTo(path() + "/Patient/$match"))
            .withRequestBody(containing(bsn))
            .willReturn(answer));
    server.stubFor(
        get(urlPathEqualTo(path() + "/Patient"))
            .withQueryParam("identifier", containing(bsn))
            .willReturn(answer));
    return this;
  }

  /** Returns these resources for this patient's search of this type with this text. */
  StandIn on(String type, String patient, String text, String... resources) {
    return on(type, patient, text, json(bundle(resources)));
  }

  StandIn on(String type, String patient, String text, ResponseDefinitionBuilder answer) {
    server.stubFor(search(type, patient, text).willReturn(answer));
    server.stubFor(
        get(urlPathEqualTo(path() + "/" + type))
            .withQueryParam("patient", containing(patient))
            .andMatching(request -> MatchResult.of(request.getUrl().contains(text)))
            .willReturn(answer));
    return this;
  }

  /** A further page of a search. */
  void page(String query, ResponseDefinitionBuilder answer) {
    server.stubFor(get(urlEqualTo(path() + "?" + query)).willReturn(answer));
  }

  StandIn read(String address, ResponseDefinitionBuilder answer) {
    server.stubFor(get(urlEqualTo(path() + "/" + address)).willReturn(answer));
    return this;
  }

  private MappingBuilder search(String type, String patient, String text) {
    return post(urlEqualTo(path() + "/" + type + "/_search"))
        .withRequestBody(containing(patient))
        .withRequestBody(containing(text));
  }

  static ResponseDefinitionBuilder json(String body) {
    return aResponse().withStatus(200).withHeader("Content-Type", FHIR).withBody(body);
  }

  static String bundle(String... resources) {
    return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":["
        + Arrays.stream(resources)
            .map(resource -> "{\"resource\":" + resource + ",\"search\":{\"mode\":\"match\"}}")
            .collect(Collectors.joining(","))
        + "]}";
  }

  static String json(IAnyResource resource) {
    var context =
        resource instanceof org.hl7.fhir.dstu3.model.Resource
            ? FhirContext.forDstu3Cached()
            : FhirContext.forR4Cached();
    return context.newJsonParser().encodeResourceToString(resource);
  }
}
