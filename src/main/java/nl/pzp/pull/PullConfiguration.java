package nl.pzp.pull;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.pzp.guard.TextGuard;
import nl.pzp.http.Backoff;
import nl.pzp.http.Breaker;
import nl.pzp.intake.Intake;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.pull.Source.Authentication;
import nl.pzp.record.Inbox;
import nl.pzp.record.PatientRecord;
import nl.pzp.stu3.Stu3Intake;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.Systems;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Names the steps of the routes that pull, and the sources. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SourceSettings.class, PullSettings.class})
class PullConfiguration {

  /** The sources, so that they are one bean. */
  record Sources(List<SourceClient> clients) {}

  @Bean
  PullFigures pullFigures(MeterRegistry meters) {
    return new PullFigures(meters);
  }

  @Bean
  PullThreads pullThreads() {
    return new PullThreads();
  }

  @Bean
  Sources pullSources(
      SourceSettings settings,
      PullSettings limits,
      ObjectProvider<SslBundles> bundles,
      PullFigures figures,
      Clock clock,
      Supplier<UUID> newIds) {
    var clients =
        settings.sources().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                entry ->
                    client(
                        entry.getKey(), entry.getValue(), limits, bundles, figures, clock, newIds))
            .toList();
    clients.forEach(figures::watch);
    return new Sources(clients);
  }

  @Bean
  Subjects pullSubjects(PatientRecord record, FhirContext fhirR4, Systems systems) {
    return new Subjects(record, fhirR4, bsnSystems(systems));
  }

  @Bean
  PlanPulling planPulling(
      Sources sources,
      Subjects subjects,
      PullSettings settings,
      Profiles profiles,
      Systems systems,
      Packs packs,
      FhirContext fhirR4,
      Stu3Intake intake,
      PatientRecord record,
      Inbox inbox,
      Intake takeIn,
      TextGuard guard,
      PullFigures figures,
      OperationOutcomes outcomes,
      PullThreads threads,
      Clock clock,
      Supplier<UUID> newIds) {
    var data = profiles.yaml("pull.yaml", PullData.class);
    var answers = new FhirAnswers(guard);
    var bsn = bsnSystems(systems);
    var patients = new PatientSearch(systems.uri(NamingSystem.BSN), bsn, answers);
    var addresses = new Addresses(fhirR4);
    var ids = new SourceIds(patients);
    var forms =
        packs.knownForms().stream()
            .map(form -> form.indexOf('|') < 0 ? form : form.substring(0, form.indexOf('|')))
            .collect(Collectors.toSet());
    var pull =
        new SourcePull(
            data,
            settings,
            answers,
            patients,
            new R4Reading(fhirR4, intake),
            new Selection(data, forms, fhirR4, addresses),
            ids,
            new PullTransaction(
                ids,
                new PatientReferences(addresses, bsn),
                new ConversationPointers(data.conversation())),
            new KnownFromSource(record, inbox, ids, data.planTypes()),
            new PullFiling(inbox, record, takeIn, clock),
            record,
            figures,
            newIds);
    return new PlanPulling(sources.clients(), subjects, pull, figures, outcomes, threads, clock);
  }

  @Bean
  PullGateway pullGateway(ProducerTemplate routes) {
    return new PullGateway(routes);
  }

  @Bean
  DuePulls duePulls(
      Sources sources,
      PlanPulling pulling,
      Subjects subjects,
      JdbcTemplate jdbc,
      PullSettings settings,
      PullThreads threads,
      Clock clock) {
    return new DuePulls(
        sources.clients(), pulling, subjects, new PullSchedule(jdbc), settings, threads, clock);
  }

  private static SourceClient client(
      String name,
      Source source,
      PullSettings limits,
      ObjectProvider<SslBundles> bundles,
      PullFigures figures,
      Clock clock,
      Supplier<UUID> newIds) {
    var tls = source.sslBundle();
    var http =
        new SourceHttp(
            limits.answer().toBytes(),
            tls == null ? null : bundles.getObject().getBundle(tls).createSslContext(),
            clock);
    if (tls != null) {
      bundles
          .getObject()
          .addBundleUpdateHandler(tls, bundle -> http.use(bundle.createSslContext()));
    }
    return new SourceClient(
        name,
        source,
        http,
        tokens(source, http, bundles, clock, newIds),
        new Breaker(source.breakerFailures(), Backoff.constant(source.breakerRest())),
        limits.parallel(),
        figures,
        clock,
        newIds);
  }

  private static @Nullable Tokens tokens(
      Source source,
      SourceHttp http,
      ObjectProvider<SslBundles> bundles,
      Clock clock,
      Supplier<UUID> newIds) {
    var request = source.token();
    if (source.authentication() == Authentication.NONE || request == null) {
      return null;
    }
    if (source.authentication() == Authentication.CLIENT_CREDENTIALS) {
      return new Tokens(request, null, http, clock);
    }
    var bundle = Objects.requireNonNull(request.keyBundle(), "looked at when it was read");
    var stores = bundles.getObject().getBundle(bundle).getStores();
    var store = stores.getKeyStore();
    if (store == null) {
      throw new IllegalStateException("The SSL bundle " + bundle + " has no private key");
    }
    var password = stores.getKeyStorePassword();
    var key =
        ClientAssertion.keyOf(
            store, request, password == null ? new char[0] : password.toCharArray());
    return new Tokens(request, new ClientAssertion(request, key, clock, newIds), http, clock);
  }

  private static Set<String> bsnSystems(Systems systems) {
    return systems.spellings(NamingSystem.BSN);
  }
}
