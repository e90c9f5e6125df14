package nl.pzp.fhirapi.stu3;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import nl.pzp.audit.AuditTrail;
import nl.pzp.fhirapi.BodyParser;
import nl.pzp.fhirapi.BundleExchange;
import nl.pzp.fhirapi.FormatCheck;
import nl.pzp.fhirapi.IntakeGateway;
import nl.pzp.fhirapi.NoticeView;
import nl.pzp.fhirapi.ProblemInterceptor;
import nl.pzp.fhirapi.Reads;
import nl.pzp.fhirapi.ResourceProvider;
import nl.pzp.fhirapi.Searches;
import nl.pzp.fhirapi.guard.DoorInbox;
import nl.pzp.fhirapi.guard.OutcomeWriter;
import nl.pzp.fhirapi.operation.ConvertOperation;
import nl.pzp.fhirapi.operation.MatchOperation;
import nl.pzp.fhirapi.operation.PopulateOperation;
import nl.pzp.intake.Door;
import nl.pzp.intake.DoorLanguage;
import nl.pzp.intake.PatientLinks;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.pull.announced.PullNotifications;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.search.QueryReader;
import nl.pzp.record.search.Search;
import nl.pzp.record.search.SearchParameters;
import nl.pzp.record.search.SearchSettings;
import nl.pzp.record.search.Synonyms;
import nl.pzp.record.search.ValueSetFile;
import nl.pzp.stu3.ReferencedResources;
import nl.pzp.stu3.Stu3Converter;
import nl.pzp.stu3.Stu3Intake;
import nl.pzp.summary.SummaryPages;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names the parts of the STU3 server; those that the R4 server has too are not beans here. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Stu3Settings.class)
class Stu3ApiConfiguration {

  /** Of those only the notices of others are shown here. */
  private static final String TASK = "Task";

  @Bean
  Stu3View stu3View(
      Stu3Converter converter,
      PatientRecord record,
      Reads reads,
      DoorLanguage languages,
      OperationOutcomes outcomes,
      Stu3Settings settings) {
    return new Stu3View(
        converter, new ConversionContext(record, reads), reads, languages, outcomes, settings);
  }

  @Bean
  Stu3Searches stu3Searches(
      Profiles profiles,
      PatientRecord record,
      PlanDocuments plans,
      SearchSettings settings,
      Stu3Converter converter,
      Reads reads,
      OperationOutcomes outcomes,
      Clock clock,
      Supplier<UUID> newIds) {
    var parameters = SearchParameters.read(profiles.resolve("stu3/search.csv"));
    var queries =
        new QueryReader(
            parameters,
            ValueSetFile.read(profiles.resolve("valuesets.csv")),
            settings,
            clock,
            Synonyms.read(profiles.resolve("stu3/search-synonyms.csv"), converter::codeSystemInR4));
    var source = new RecordWithPlans(record, plans);
    var search = new Search(source, parameters, settings);
    return new Stu3Searches(
        parameters, new Searches(queries, search, reads, outcomes, newIds), record, reads);
  }

  @Bean
  PlanDocumentTexts planDocumentTexts(Profiles profiles) {
    return PlanDocumentTexts.read(profiles);
  }

  @Bean
  PlanDocuments planDocuments(
      PatientRecord record, PlanDocumentTexts texts, Stu3Settings settings) {
    return new PlanDocuments(record, texts, settings);
  }

  @Bean
  PlanContents planContents(
      PlanDocuments documents,
      PlanDocumentTexts texts,
      SummaryPages pages,
      PatientRecord record,
      Reads reads,
      OperationOutcomes outcomes,
      Clock clock) {
    return new PlanContents(documents, texts, pages, record, reads, outcomes, clock);
  }

  @Bean
  Stu3Reads stu3Reads(Reads reads, Stu3Searches searches, PlanContents plans, Stu3View view) {
    return new Stu3Reads(reads, searches, plans, view);
  }

  @Bean
  ServletRegistrationBean<FhirStu3Server> fhirStu3Server(
      Stu3Reads reads,
      Stu3Searches searches,
      Stu3View view,
      IntakeGateway door,
      BundleExchange.BundleServices bundles,
      DoorInbox inbox,
      OutcomeWriter refusals,
      DoorLanguage languages,
      Stu3Converter converter,
      Stu3Intake intake,
      ConvertOperation conversion,
      PopulateOperation population,
      PullNotifications announcements,
      AuditTrail audit,
      SearchSettings settings,
      Packs packs,
      Clock clock) {
    var types = PatientLinks.types().stream().filter(converter::converts).toList();
    var bodies = new BodyParser(languages.fhir(Door.STU3));
    var providers = new ArrayList<Object>();
    var entries = new Stu3Entries();
    types.stream()
        .filter(type -> !type.equals(TASK))
        .forEach(
            type -> providers.add(new ResourceProvider(type, reads, entries, door, languages)));
    providers.add(
        new ResourceProvider(
            TASK, new NoticeView(announcements::inStu3, null, audit), entries, door, languages));
    providers.add(new Stu3Transactions(new BundleExchange<>(entries, reads, types, bundles)));
    providers.add(
        new MatchOperation(
            bodies,
            sent ->
                intake
                    .accept((org.hl7.fhir.dstu3.model.Resource) sent, ReferencedResources.none())
                    .resource(),
            searches.inRecord(),
            request -> found -> view.of(request, found),
            settings.bsnSystems()));
    providers.add(conversion);
    providers.add(new Stu3Population(population, bodies, intake, languages, view));
    var interceptors =
        List.of(new FormatCheck(), bodies, new ProblemInterceptor(inbox, refusals, types));
    var version = Stu3ApiConfiguration.class.getPackage().getImplementationVersion();
    var capabilities =
        new Stu3Capabilities(
            types,
            packs,
            searches.parameters(),
            clock.instant(),
            Objects.requireNonNullElse(version, "development"));
    var server =
        new ServletRegistrationBean<>(
            new FhirStu3Server(languages.fhir(Door.STU3), providers, interceptors, capabilities),
            Door.STU3.path() + "/*");
    server.setName(Door.STU3.id());
    server.setLoadOnStartup(1);
    return server;
  }
}
