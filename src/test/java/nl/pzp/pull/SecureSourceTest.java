package nl.pzp.pull;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static nl.pzp.pull.StandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import nl.pzp.fhirapi.Messages;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Sources that require credentials, over real TLS with certificates on both sides. */
@ExtendWith({Neighbourhood.class, OutputCaptureExtension.class})
class SecureSourceTest {

  static void givesTokens(Neighbours neighbours, String source) {
    neighbours
        .vendors()
        .stubFor(post(urlEqualTo("/" + source + "/token")).willReturn(token("t-1")));
  }

  private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder token(
      String value) {
    return aResponse()
        .withStatus(200)
        .withHeader("Content-Type", "application/json")
        .withBody(
            "{\"access_token\":\"" + value + "\",\"token_type\":\"bearer\",\"expires_in\":300}");
  }

  // Other tests ask the same source for tokens of other patients.
  private static int tokensAsked(Neighbours neighbours, String source, String patient) {
    return neighbours
        .vendors()
        .findAll(
            postRequestedFor(urlEqualTo("/" + source + "/token"))
                .withRequestBody(containing(patient)))
        .size();
  }

  @Test
  void epicGetsASignedAssertionAndItsTokenIsKept(Neighbours neighbours) throws Exception {
    var bsn = "999940375";
    neighbours.patient("epic", bsn);
    givesTokens(neighbours, "epic");
    neighbours
        .standIn("epic")
        .patient(bsn, json(Zib2017.patient("epic-p", bsn)))
        .on(
            "Consent",
            "epic-p",
            Zib2017.DIRECTIVE,
            json(Zib2017.resuscitation("epic-1", "epic-p", "NEE")))
        // The second scope was not granted.
        .on("Consent", "epic-p", "11341000146107", aResponse().withStatus(403));

    var pulled = neighbours.pull("epic", "epic");
    var again = neighbours.pull("epic", "epic");

    assertThat(pulled.outcome()).as(pulled.toString()).isEqualTo("partial");
    assertThat(pulled.codes()).containsExactly("PZP-PULL-018");
    assertThat(again.changed()).isZero();
    assertThat(neighbours.of(bsn, Consent.class)).hasSize(1);
    assertThat(tokensAsked(neighbours, "epic", "")).isEqualTo(1);
    var asked = neighbours.vendors().findAll(postRequestedFor(urlEqualTo("/epic/token"))).get(0);
    var form = form(asked.getBodyAsString());
    assertThat(form)
        .containsEntry("grant_type", "client_credentials")
        .containsEntry("scope", "system/Consent.read")
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    var assertion = SignedJWT.parse(form.get("client_assertion"));
    assertThat(assertion.getHeader().getKeyID()).isEqualTo("sleutel-1");
    var certificate =
        neighbours
            .adapter()
            .bean(SslBundles.class)
            .getBundle("tls")
            .getStores()
            .getKeyStore()
            .getCertificate("adapter");
    assertThat(assertion.verify(new ECDSAVerifier((ECPublicKey) certificate.getPublicKey())))
        .isTrue();
    var claims = assertion.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo("pzp-adapter").isEqualTo(claims.getSubject());
    assertThat(claims.getAudience()).singleElement().asString().endsWith("/epic/token");
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isLessThanOrEqualTo(Duration.ofMinutes(5));
    assertThat(claims.getJWTID()).isNotBlank();
    neighbours
        .vendors()
        .verify(
            postRequestedFor(urlEqualTo("/epic/fhir/Patient/_search"))
                .withHeader("Authorization", equalTo("Bearer t-1"))
                .withHeader("AORTA-ID", matching("rid:[0-9a-f-]{36};cid:[0-9a-f-]{36}"))
                .withRequestBody(containing(bsn)));
  }

  @Test
  void medicomTokenIsForOnePatientAndRenewedOnceWhenItExpires(
      Neighbours neighbours, CapturedOutput output) {
    var bsn = "999940387";
    neighbours.patient("medicom", bsn);
    neighbours
        .vendors()
        .stubFor(
            post(urlEqualTo("/medicom/token"))
                .withRequestBody(containing("patient=" + bsn))
                .withRequestBody(containing("use_case=pzp"))
                .withRequestBody(containing("client_secret=" + Neighbours.SECRET))
                .willReturn(token("medicom-eerste")));
    neighbours
        .standIn("medicom")
        .patient(bsn, json(Zib2017.patient("med-p", bsn)))
        .on("Condition", "med-p", "", json(Zib2017.problem("med-c", "med-p", "A20")));

    assertThat(neighbours.pull("medicom", "medicom").outcome()).isEqualTo("changed");
    assertThat(neighbours.of(bsn, DocumentReference.class)).hasSize(1);
    assertThat(tokensAsked(neighbours, "medicom", bsn)).isEqualTo(1);
    neighbours
        .vendors()
        .verify(
            postRequestedFor(urlEqualTo("/medicom/fhir/Patient/_search"))
                .withHeader("traceparent", matching("00-[0-9a-f]{32}-[0-9a-f]{16}-01")));

    // The token expires early: a new one is asked for, once.
    var expired =
        neighbours
            .vendors()
            .stubFor(
                post(urlEqualTo("/medicom/fhir/Patient/_search"))
                    .atPriority(1)
                    .withHeader("Authorization", equalTo("Bearer medicom-eerste"))
                    .willReturn(aResponse().withStatus(401)));
    neighbours
        .vendors()
        .stubFor(
            post(urlEqualTo("/medicom/token"))
                .withRequestBody(containing("patient=" + bsn))
                .willReturn(token("medicom-tweede")));
    assertThat(neighbours.pull("medicom", "medicom").outcome()).isEqualTo("unchanged");
    assertThat(tokensAsked(neighbours, "medicom", bsn)).isEqualTo(2);

    // Refused for another reason: no repeated requests.
    neighbours.vendors().removeStub(expired);
    neighbours.standIn("medicom").onPatient(bsn, aResponse().withStatus(401));
    assertThat(neighbours.pull("medicom", "medicom").codes()).containsExactly("PZP-PULL-018");
    assertThat(tokensAsked(neighbours, "medicom", bsn)).isEqualTo(3);
    assertThat(output).doesNotContain(bsn, Neighbours.SECRET, "medicom-eerste", "medicom-tweede");
    var figures =
        "http://127.0.0.1:" + neighbours.adapter().managementPort() + "/actuator/prometheus";
    assertThat(neighbours.adapter().get(figures).body())
        .contains("pzp_pull_requests_total", "source=\"medicom\"")
        .doesNotContain(bsn);
  }

  @Test
  void aTokenServerThatRefusesIsNamed(Neighbours neighbours) {
    neighbours.patient("no-token", "999940399");
    neighbours
        .vendors()
        .stubFor(
            post(urlEqualTo("/medicom/token"))
                .withRequestBody(containing("999940399"))
                .willReturn(
                    aResponse().withStatus(401).withBody("{\"error\":\"invalid_client\"}")));

    assertThat(neighbours.pull("no-token", "medicom").codes()).containsExactly("PZP-PULL-017");
  }

  /** RFC 6749 requires a type and recommends a lifetime; some token servers give neither. */
  @Test
  void tokenWithoutTypeOrLifetimeIsUsedAsABearerToken(Neighbours neighbours) {
    var bsn = "999940533";
    neighbours.patient("bare-token", bsn);
    neighbours
        .vendors()
        .stubFor(
            post(urlEqualTo("/medicom/token"))
                .withRequestBody(containing("patient=" + bsn))
                .willReturn(
                    aResponse()
                        .withBody(
                            "{\"access_token\":\"kaal\",\"token_type\":null,\"scope\":[\"a\"]}")));
    neighbours
        .standIn("medicom")
        .patient(bsn, json(Zib2017.patient("bare-p", bsn)))
        .on("Condition", "bare-p", "", json(Zib2017.problem("bare-c", "bare-p", "A20")));

    assertThat(neighbours.pull("bare-token", "medicom").outcome()).isEqualTo("changed");
    neighbours
        .vendors()
        .verify(
            postRequestedFor(urlEqualTo("/medicom/fhir/Patient/_search"))
                .withHeader("Authorization", equalTo("Bearer kaal")));
  }

  @Test
  void aTokenOfAnotherKindIsNotUsed(Neighbours neighbours) {
    neighbours.patient("dpop-token", "999940521");
    neighbours
        .vendors()
        .stubFor(
            post(urlEqualTo("/medicom/token"))
                .withRequestBody(containing("999940521"))
                .willReturn(
                    aResponse().withBody("{\"access_token\":\"t\",\"token_type\":\"DPoP\"}")));

    assertThat(neighbours.pull("dpop-token", "medicom").codes()).containsExactly("PZP-PULL-017");
  }

  @Test
  void anotherCertificateIsRefused(Neighbours neighbours) {
    var bsn = "999940399";
    neighbours.patient("no-token", bsn);
    neighbours.standIn("closed").patient(bsn, Messages.json(Messages.patient("closed-p", bsn)));

    var pulled = neighbours.pull("no-token", "closed");

    assertThat(pulled.outcome()).isEqualTo("failed");
    assertThat(pulled.codes()).containsAnyOf("PZP-PULL-014", "PZP-PULL-011");
  }

  @Test
  void basicPutsTheSecretInTheHeader(Neighbours neighbours) {
    var bsn = "999940399";
    neighbours.patient("no-token", bsn);
    givesTokens(neighbours, "cgm");
    neighbours.pull("no-token", "cgm");
    var basic = "pzp-adapter:" + Neighbours.SECRET;
    neighbours
        .vendors()
        .verify(
            postRequestedFor(urlEqualTo("/cgm/token"))
                .withHeader(
                    "Authorization",
                    equalTo(
                        "Basic "
                            + Base64.getEncoder()
                                .encodeToString(basic.getBytes(StandardCharsets.UTF_8)))));
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(part -> part.split("=", 2))
        .collect(
            Collectors.toMap(
                part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
  }
}
