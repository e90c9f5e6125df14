package nl.pzp.pull;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.pzp.fhirapi.Messages;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.Inbox;
import nl.pzp.record.MessageFilter;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;

/** An adapter that pulls, and the servers that it pulls from. */
final class Neighbours implements AutoCloseable {

  static final String SECRET = "kortgeheim";

  /** The outcome of one source. */
  record Pulled(String outcome, int read, int changed, List<String> codes, String texts) {

    static Pulled of(ParametersParameterComponent source) {
      var issue = part(source, "issue").map(p -> (OperationOutcome) p.getResource());
      return new Pulled(
          part(source, "outcome").orElseThrow().getValue().primitiveValue(),
          Integer.parseInt(part(source, "read").orElseThrow().getValue().primitiveValue()),
          Integer.parseInt(part(source, "changed").orElseThrow().getValue().primitiveValue()),
          issue.map(nl.pzp.fhirapi.Reply::codesOf).orElse(List.of()),
          issue
              .map(
                  outcome ->
                      String.join(
                          "\n",
                          outcome.getIssue().stream()
                              .map(each -> each.getDetails().getText())
                              .toList()))
              .orElse(""));
    }

    private static java.util.Optional<ParametersParameterComponent> part(
        ParametersParameterComponent source, String name) {
      return source.getPart().stream().filter(p -> p.getName().equals(name)).findFirst();
    }
  }

  private final WireMockServer vendors;
  private final StartedAdapter real;
  private final StartedAdapter adapter;

  private Neighbours(WireMockServer vendors, StartedAdapter real, StartedAdapter adapter) {
    this.vendors = vendors;
    this.real = real;
    this.adapter = adapter;
  }

  static Neighbours start(StartedAdapter real) {
    var keys = new Keys(newFolder());
    var vendors =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort()
                .needClientAuth(true)
                .keystorePath(keys.store("server"))
                .keystorePassword(Keys.PASSWORD)
                .keyManagerPassword(Keys.PASSWORD)
                .trustStorePath(keys.trust("adapter"))
                .trustStorePassword(Keys.PASSWORD)
                .stubRequestLoggingDisabled(true));
    vendors.start();
    var settings = new ArrayList<String>();
    settings.add("pzp.pull.poll=3600000");
    settings.add("pzp.pull.answer=200KB");
    settings.add("pzp.pull.pages=3");
    bundle(settings, "tls", keys.store("adapter"), keys.trust("server"));
    bundle(settings, "stranger", keys.store("stranger"), keys.trust("server"));
    source(settings, "adapter-r4", real.fhir(), "source=https://bron.example/r4");
    source(
        settings,
        "adapter-stu3",
        real.stu3(),
        "fhir-version=stu3",
        "source=https://bron.example/stu3");
    plain(settings, vendors, "viplive", "fhir-version=stu3", "ask=zib");
    plain(settings, vendors, "chipsoft", "fhir-version=stu3", "ask=zib");
    plain(settings, vendors, "nexus", "fhir-version=stu3", "ask=zib", "search=get");
    plain(settings, vendors, "nedap", "fhir-version=stu3", "ask=zib,conversation");
    plain(
        settings,
        vendors,
        "sanday",
        "fhir-version=stu3",
        "ask=conversation,episodes",
        "search=match",
        "tolerances=patient-without-bsn");
    secure(settings, vendors, "cgm", "fhir-version=stu3", "ask=zib,conversation", "search=match");
    settings.add("pzp.sources.cgm.headers.context-requester-org-id=urn:oid:2.16.528.1.1007.3.3.1");
    settings.add("pzp.sources.cgm.headers.context-target-org-id=01990001");
    cc(settings, vendors, "cgm");
    secure(settings, vendors, "medicom", "fhir-version=stu3", "ask=conversation");
    settings.add("pzp.sources.medicom.headers.traceparent=00-{trace-id}-{span-id}-01");
    cc(settings, vendors, "medicom");
    settings.add("pzp.sources.medicom.token.secret-in=body");
    settings.add("pzp.sources.medicom.token.parameters.patient={bsn}");
    settings.add("pzp.sources.medicom.token.parameters.use_case=pzp");
    secure(settings, vendors, "epic", "fhir-version=stu3", "ask=zib");
    settings.add("pzp.sources.epic.headers.AORTA-ID=rid:{request-id};cid:{correlation-id}");
    settings.add("pzp.sources.epic.authentication=private-key-jwt");
    settings.add("pzp.sources.epic.token.url=" + https(vendors, "epic") + "/token");
    settings.add("pzp.sources.epic.token.client-id=pzp-adapter");
    settings.add("pzp.sources.epic.token.scope=system/Consent.read");
    settings.add("pzp.sources.epic.token.key-bundle=tls");
    settings.add("pzp.sources.epic.token.key-id=sleutel-1");
    settings.add("pzp.sources.epic.token.algorithm=ES256");
    secure(settings, vendors, "closed", "ssl-bundle=stranger");
    plain(
        settings,
        vendors,
        "trouble",
        "breaker-failures=1000",
        "organizations[0]=http://fhir.nl/fhir/NamingSystem/ura|00009999");
    plain(settings, vendors, "slow", "timeout=500ms", "breaker-failures=1000");
    plain(settings, vendors, "fragile", "breaker-failures=2", "breaker-rest=1h");
    plain(settings, vendors, "daily", "every=1d");
    source(settings, "nowhere", "http://127.0.0.1:1/fhir", "ask=plan");
    var adapter = StartedAdapter.start(settings.toArray(String[]::new));
    return new Neighbours(vendors, real, adapter);
  }

  WireMockServer vendors() {
    return vendors;
  }

  /** The other adapter, a source in both versions of FHIR. */
  StartedAdapter real() {
    return real;
  }

  StartedAdapter adapter() {
    return adapter;
  }

  StandIn standIn(String name) {
    return new StandIn(vendors, name);
  }

  /** Makes a patient known to the adapter. */
  void patient(String id, String bsn) {
    patient(id, bsn, "1941-02-03");
  }

  void patient(String id, String bsn, String birthDate) {
    var patient = Messages.patient(id, bsn);
    patient.setBirthDateElement(new org.hl7.fhir.r4.model.DateType(birthDate));
    var reply = adapter.put("/Patient/" + id, Messages.json(patient));
    assertThat(reply.status()).as(reply.body()).isLessThan(300);
  }

  Pulled pull(String patient, String source) {
    var body = new Parameters();
    body.addParameter("source", source);
    var reply = adapter.post("/Patient/" + patient + "/$acp-pull", Messages.json(body));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return Pulled.of(reply.as(Parameters.class).getParameterFirstRep());
  }

  /** The record's resources of one person from one source, without the Patient. */
  List<StoredResource> from(String source, String bsn) {
    return stored(bsn).stream()
        .filter(each -> each.source().equals(source) && !each.type().equals("Patient"))
        .toList();
  }

  List<StoredResource> stored(String bsn) {
    var record = adapter.bean(PatientRecord.class);
    return record
        .personByBsn(new Bsn(bsn))
        .map(person -> record.current(person, Set.of()))
        .orElse(List.of());
  }

  <R extends Resource> List<R> of(String bsn, Class<R> type) {
    return stored(bsn).stream()
        .filter(each -> !each.deleted())
        .map(each -> FhirContext.forR4Cached().newJsonParser().parseResource(each.json()))
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  int messagesFrom(String source) {
    return adapter.bean(Inbox.class).list(MessageFilter.ALL.of("pull:" + source), 500).size();
  }

  private static void plain(
      List<String> settings, WireMockServer vendors, String name, String... more) {
    source(settings, name, "http://127.0.0.1:" + vendors.port() + "/" + name + "/fhir", more);
    new StandIn(vendors, name).hasNothing();
  }

  private static void secure(
      List<String> settings, WireMockServer vendors, String name, String... more) {
    settings.add("pzp.sources." + name + ".ssl-bundle=tls");
    source(settings, name, https(vendors, name) + "/fhir", more);
    new StandIn(vendors, name).hasNothing();
  }

  private static String https(WireMockServer vendors, String name) {
    return "https://localhost:" + vendors.httpsPort() + "/" + name;
  }

  private static void cc(List<String> settings, WireMockServer vendors, String name) {
    settings.add("pzp.sources." + name + ".authentication=client-credentials");
    settings.add("pzp.sources." + name + ".token.url=" + https(vendors, name) + "/token");
    settings.add("pzp.sources." + name + ".token.client-id=pzp-adapter");
    settings.add("pzp.sources." + name + ".token.client-secret=" + SECRET);
  }

  private static void source(List<String> settings, String name, String url, String... more) {
    settings.add("pzp.sources." + name + ".url=" + url);
    for (var setting : more) {
      settings.removeIf(
          each ->
              each.startsWith(
                  "pzp.sources." + name + "." + setting.substring(0, setting.indexOf('=') + 1)));
      settings.add("pzp.sources." + name + "." + setting);
    }
  }

  private static void bundle(List<String> settings, String name, String keys, String trust) {
    var bundle = "spring.ssl.bundle.jks." + name + ".";
    settings.add(bundle + "keystore.location=file:" + keys);
    settings.add(bundle + "keystore.password=" + Keys.PASSWORD);
    settings.add(bundle + "truststore.location=file:" + trust);
    settings.add(bundle + "truststore.password=" + Keys.PASSWORD);
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "keys").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    adapter.close();
    vendors.stop();
  }
}
