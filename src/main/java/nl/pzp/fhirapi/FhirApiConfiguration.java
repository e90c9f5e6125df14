package nl.pzp.fhirapi;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.pzp.audit.AuditTrail;
import nl.pzp.careplan.CarePlanReader;
import nl.pzp.careplan.current.CurrentPlanBundle;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.fhirapi.convert.ConversionDoor;
import nl.pzp.fhirapi.convert.Converter;
import nl.pzp.fhirapi.convert.Formats;
import nl.pzp.fhirapi.convert.MessageReader;
import nl.pzp.fhirapi.convert.Stu3;
import nl.pzp.fhirapi.guard.ClaimedHeaders;
import nl.pzp.fhirapi.guard.DoorInbox;
import nl.pzp.fhirapi.guard.DoorLanguage;
import nl.pzp.fhirapi.guard.Limits;
import nl.pzp.fhirapi.guard.OutcomeWriter;
import nl.pzp.fhirapi.guard.RequestGuard;
import nl.pzp.fhirapi.guard.TextGuard;
import nl.pzp.fhirapi.intake.Extraction;
import nl.pzp.fhirapi.intake.PatientLinks;
import nl.pzp.fhirapi.intake.ShownPatient;
import nl.pzp.fhirapi.notice.Announcements;
import nl.pzp.fhirapi.notice.NoticeView;
import nl.pzp.fhirapi.region.RegionalReading;
import nl.pzp.fhirapi.region.Worklists;
import nl.pzp.fhirapi.subscription.SubscriptionDoor;
import nl.pzp.fhirapi.subscription.SubscriptionOperations;
import nl.pzp.fhirapi.subscription.TopicAsBasic;
import nl.pzp.fhirapi.summary.PatientResources;
import nl.pzp.fhirapi.summary.PlanOperations;
import nl.pzp.fhirapi.summary.SummaryPages;
import nl.pzp.form.FormWriter;
import nl.pzp.notify.topic.Topics;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.Problem;
import nl.pzp.record.Inbox;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.search.Search;
import nl.pzp.record.search.SearchParameters;
import nl.pzp.record.search.SearchQueryReader;
import nl.pzp.record.search.SearchSettings;
import nl.pzp.record.search.SearchValueSetFile;
import nl.pzp.security.AccessPolicy;
import nl.pzp.security.ReadEntitlement;
import nl.pzp.security.SecuritySettings;
import nl.pzp.stu3.Stu3Converter;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.Systems;
import nl.pzp.validation.ResourceValidator;
import org.apache.camel.ProducerTemplate;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Names the parts of the FHIR server and puts the guard before it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Limits.class)
class FhirApiConfiguration {

  private static final String TASK = "Task";

  private static final ZoneId DUTCH_TIME = ZoneId.of("Europe/Amsterdam");

  @Bean
  DoorLanguage doorLanguage(FhirContext fhirR4, Stu3Converter converter, ConceptMaps maps) {
    return new DoorLanguage(fhirR4, converter, maps);
  }

  @Bean
  OutcomeWriter outcomeWriter(OperationOutcomes outcomes, DoorLanguage languages) {
    return new OutcomeWriter(outcomes, languages);
  }

  @Bean
  DoorInbox doorInbox(Inbox inbox, AuditTrail audit, OutcomeWriter outcomes) {
    return new DoorInbox(inbox, audit, outcomes);
  }

  @Bean
  FilterRegistrationBean<RequestGuard> requestGuard(
      AccessPolicy policy,
      AuditTrail audit,
      DoorInbox inbox,
      OutcomeWriter outcomes,
      Limits limits,
      Profiles profiles) {
    var guard =
        new FilterRegistrationBean<>(
            new RequestGuard(
                policy, audit, inbox, outcomes, limits, ClaimedHeaders.read(profiles)));
    guard.addUrlPatterns("/fhir/*");
    guard.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return guard;
  }

  /** For whoever reads FHIR that came by another way than a door. */
  @Bean
  Function<byte[], Optional<Problem>> contentGuard(Limits limits) {
    var guard = new TextGuard(limits);
    return bytes -> guard.look(bytes).problem();
  }

  @Bean
  SearchParameters searchParameters(Profiles profiles) {
    return SearchParameters.read(profiles.resolve("search.csv"));
  }

  @Bean
  SearchSettings searchSettings(Systems systems) {
    var bsn = Set.of(systems.uri(NamingSystem.BSN), "urn:oid:" + systems.oid(NamingSystem.BSN));
    return new SearchSettings(Set.of(), bsn, DUTCH_TIME);
  }

  @Bean
  SearchQueryReader searchQueryReader(
      SearchParameters parameters, Profiles profiles, SearchSettings settings, Clock clock) {
    var valueSets = SearchValueSetFile.read(profiles.resolve("valuesets.csv"));
    return new SearchQueryReader(parameters, valueSets, settings, clock);
  }

  @Bean
  Search search(PatientRecord record, SearchParameters parameters, SearchSettings settings) {
    return new Search(record, parameters, settings);
  }

  @Bean
  Reads reads(
      PatientRecord record,
      AuditTrail audit,
      ShownPatient patients,
      ReadEntitlement entitlement,
      FhirContext fhirR4) {
    return new Reads(record, audit, patients, entitlement, fhirR4);
  }

  @Bean
  Searches searches(
      SearchQueryReader queries,
      Search search,
      Reads reads,
      OperationOutcomes outcomes,
      Supplier<UUID> newIds) {
    return new Searches(queries, search, reads, outcomes, newIds);
  }

  @Bean
  WriteDoor writeDoor(ProducerTemplate routes, Announcements announcements) {
    return new WriteDoor(routes, announcements::isNotice);
  }

  @Bean
  BodyParser bodyParser(FhirContext fhirR4) {
    return new BodyParser(fhirR4);
  }

  @Bean
  BundleExchange.Surroundings bundleSurroundings(
      WriteDoor door,
      DoorInbox inbox,
      PatientRecord record,
      OperationOutcomes outcomes,
      DoorLanguage languages,
      Limits limits) {
    return new BundleExchange.Surroundings(door, inbox, record, outcomes, languages, limits);
  }

  @Bean
  Operations operations(
      BodyParser bodies,
      Extraction extraction,
      PatientRecord record,
      AuditTrail audit,
      OperationOutcomes outcomes) {
    return new Operations(bodies, extraction, record, audit, outcomes);
  }

  @Bean
  Population population(
      BodyParser bodies,
      Packs packs,
      CarePlanReader plans,
      FormWriter forms,
      PatientRecord record,
      Reads reads,
      OperationOutcomes outcomes) {
    return new Population(bodies, packs, plans, forms, record, reads, outcomes);
  }

  @Bean
  ConversionDoor conversionDoor(
      Profiles profiles,
      Packs packs,
      Systems systems,
      ConceptMaps maps,
      SecuritySettings security,
      Limits limits,
      AuditTrail audit,
      OperationOutcomes outcomes) {
    var source = security.unnamedSource();
    var formats = Formats.read(profiles, packs);
    var stu3 = new Stu3(profiles, packs, systems, maps);
    return new ConversionDoor(
        new TextGuard(limits),
        new MessageReader(formats, systems, stu3, source),
        formats,
        new Converter(packs, maps, stu3, source),
        stu3,
        audit,
        outcomes);
  }

  @Bean
  PatientMatch patientMatching(BodyParser bodies, Searches searches, SearchSettings settings) {
    return new PatientMatch(bodies, Resource.class::cast, searches, settings.bsnSystems());
  }

  @Bean
  RegionalOperations regionalOperations(
      PatientRecord record,
      RegionalReading reading,
      Worklists worklists,
      Reads reads,
      CareVocabulary vocabulary,
      OperationOutcomes outcomes,
      Clock clock) {
    return new RegionalOperations(record, reading, worklists, reads, vocabulary, outcomes, clock);
  }

  @Bean
  PlanOperations planOperations(
      BodyParser bodies,
      PatientRecord record,
      PatientResources patients,
      SummaryPages pages,
      CurrentPlanBundle bundles,
      Reads reads,
      FhirContext fhirR4,
      Clock clock) {
    return new PlanOperations(
        bodies::parse, record, patients, pages, bundles, reads, fhirR4, clock);
  }

  @Bean
  PullOperation pullOperation(
      BodyParser bodies, PatientRecord record, AuditTrail audit, ProducerTemplate routes) {
    return new PullOperation(bodies, record, audit, routes);
  }

  /** Bundles are checked whole, although they are not kept as such. */
  @Bean
  List<ValidationDoor> validationDoors(
      BodyParser bodies,
      ResourceValidator validator,
      AuditTrail audit,
      OperationOutcomes outcomes,
      FhirContext fhirR4) {
    return Stream.concat(PatientLinks.types().stream(), Stream.of("Bundle"))
        .map(type -> new ValidationDoor(type, bodies, validator, audit, outcomes, fhirR4))
        .toList();
  }

  @Bean
  Capabilities capabilities(
      Packs packs,
      SearchParameters searches,
      ResourceValidator validator,
      Topics topics,
      Clock clock) {
    var version = FhirApiConfiguration.class.getPackage().getImplementationVersion();
    return new Capabilities(
        packs,
        searches,
        validator,
        topics,
        clock.instant(),
        Objects.requireNonNullElse(version, "development"));
  }

  @Bean
  ServletRegistrationBean<FhirR4Server> fhirR4Server(
      FhirContext fhirR4,
      Reads reads,
      Searches searches,
      WriteDoor door,
      BundleExchange.Surroundings bundles,
      DoorLanguage languages,
      Operations operations,
      Population population,
      RegionalOperations regional,
      PlanOperations plans,
      PullOperation pulls,
      ConversionDoor conversion,
      @Qualifier("patientMatching") PatientMatch matching,
      @Qualifier("validationDoors") List<ValidationDoor> validation,
      SubscriptionDoor subscriptions,
      SubscriptionOperations subscriptionOperations,
      TopicAsBasic topics,
      Announcements announcements,
      AuditTrail audit,
      BodyParser bodies,
      DoorInbox inbox,
      OutcomeWriter outcomes,
      Capabilities capabilities) {
    var providers = new ArrayList<Object>(validation);
    var view = new R4View(reads, searches);
    var entries = new R4Entries();
    var tasks = new NoticeView(announcements::inR4, view, audit);
    PatientLinks.types()
        .forEach(
            type ->
                providers.add(
                    new ResourceDoor(
                        type, type.equals(TASK) ? tasks : view, entries, door, languages)));
    providers.add(
        new Transactions(new BundleExchange<>(entries, view, PatientLinks.types(), bundles)));
    providers.addAll(List.of(operations, population, plans, conversion, matching, regional));
    providers.add(pulls);
    providers.addAll(List.of(subscriptions, subscriptionOperations, topics));
    var types =
        Stream.concat(PatientLinks.types().stream(), Stream.of("Basic", "Subscription"))
            .sorted()
            .toList();
    var interceptors =
        List.of(new FormatCheck(), bodies, new ProblemInterceptor(inbox, outcomes, types));
    var server =
        new ServletRegistrationBean<>(
            new FhirR4Server(fhirR4, providers, interceptors, capabilities), "/fhir/r4/*");
    server.setName("fhir-r4");
    server.setLoadOnStartup(1);
    return server;
  }
}
