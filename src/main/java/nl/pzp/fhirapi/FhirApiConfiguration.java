package nl.pzp.fhirapi;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.pzp.audit.AuditTrail;
import nl.pzp.fhirapi.guard.ClaimedHeaders;
import nl.pzp.fhirapi.guard.DoorInbox;
import nl.pzp.fhirapi.guard.OutcomeWriter;
import nl.pzp.fhirapi.guard.RequestGuard;
import nl.pzp.fhirapi.operation.ConvertOperation;
import nl.pzp.fhirapi.operation.ExtractOperation;
import nl.pzp.fhirapi.operation.FormPopulation;
import nl.pzp.fhirapi.operation.MatchOperation;
import nl.pzp.fhirapi.operation.PlanOperations;
import nl.pzp.fhirapi.operation.PopulateOperation;
import nl.pzp.fhirapi.operation.PullOperation;
import nl.pzp.fhirapi.operation.RegionalOperations;
import nl.pzp.fhirapi.operation.ValidateOperation;
import nl.pzp.fhirapi.subscription.SubscriptionDoor;
import nl.pzp.fhirapi.subscription.SubscriptionOperations;
import nl.pzp.fhirapi.subscription.TopicAsBasic;
import nl.pzp.guard.Limits;
import nl.pzp.guard.TextGuard;
import nl.pzp.intake.DoorLanguage;
import nl.pzp.intake.Intake;
import nl.pzp.intake.ShownPatient;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.pull.announced.PullNotifications;
import nl.pzp.record.Inbox;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.search.SearchSettings;
import nl.pzp.security.AccessPolicy;
import nl.pzp.security.ReadEntitlement;
import nl.pzp.stu3.Stu3Converter;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Profiles;
import org.apache.camel.ProducerTemplate;
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

  /** Guards FHIR content that did not come through REST. */
  @Bean
  TextGuard textGuard(Limits limits) {
    return new TextGuard(limits);
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
  IntakeGateway intakeGateway(
      ProducerTemplate routes, Intake intake, PullNotifications notifications, Clock clock) {
    return new IntakeGateway(routes, intake, notifications::isNotice, clock);
  }

  @Bean
  BodyParser bodyParser(FhirContext fhirR4) {
    return new BodyParser(fhirR4);
  }

  @Bean
  BundleExchange.BundleServices bundleSurroundings(
      IntakeGateway door,
      DoorInbox inbox,
      PatientRecord record,
      OperationOutcomes outcomes,
      Limits limits) {
    return new BundleExchange.BundleServices(door, inbox, record, outcomes, limits);
  }

  @Bean
  ServletRegistrationBean<FhirServer> fhirR4Server(
      DoorServlets servlets,
      R4Door door,
      R4Statement statement,
      ExtractOperation extraction,
      FormPopulation forms,
      RegionalOperations regional,
      PlanOperations plans,
      PullOperation pulls,
      ConvertOperation conversion,
      SearchSettings settings,
      @Qualifier("validationDoors") List<ValidateOperation> validation,
      SubscriptionDoor subscriptions,
      SubscriptionOperations subscriptionOperations,
      TopicAsBasic topics) {
    var operations = new ArrayList<Object>(validation);
    operations.addAll(List.of(extraction, regional, plans, pulls, conversion));
    operations.addAll(List.of(subscriptionOperations, new PopulateOperation(door, forms)));
    operations.add(new MatchOperation(door, settings.bsnSystems()));
    return servlets.of(door, statement, operations, List.of(subscriptions, topics));
  }
}
