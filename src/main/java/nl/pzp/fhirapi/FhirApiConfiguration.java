package nl.pzp.fhirapi;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
import nl.pzp.fhirapi.operation.ValidateOperations;
import nl.pzp.fhirapi.subscription.SubscriptionDoor;
import nl.pzp.fhirapi.subscription.SubscriptionOperations;
import nl.pzp.fhirapi.subscription.TopicAsBasic;
import nl.pzp.guard.LimitSettings;
import nl.pzp.guard.TextGuard;
import nl.pzp.intake.BsnIdentifiers;
import nl.pzp.intake.DoorLanguage;
import nl.pzp.intake.IncomingCall;
import nl.pzp.intake.Intake;
import nl.pzp.intake.ParsedVersions;
import nl.pzp.pull.announced.PullNotifications;
import nl.pzp.record.PatientRecord;
import nl.pzp.security.AccessPolicy;
import nl.pzp.stu3.Stu3Converter;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Profiles;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Defines the beans of the FHIR server and puts the guard before it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class FhirApiConfiguration {

  /** Types that can be written and that the record does not hold. */
  private static final Set<String> BESIDE_THE_RECORD = Set.of("Subscription", "Basic");

  @Bean
  DoorLanguage doorLanguage(FhirContext fhirR4, Stu3Converter converter, ConceptMaps maps) {
    return new DoorLanguage(fhirR4, converter, maps);
  }

  @Bean
  FilterRegistrationBean<RequestGuard> requestGuard(
      AccessPolicy policy,
      AuditTrail audit,
      DoorInbox inbox,
      OutcomeWriter outcomes,
      LimitSettings limits,
      Profiles profiles,
      List<FhirDoor> doors) {
    var guard =
        new FilterRegistrationBean<>(
            new RequestGuard(
                policy,
                audit,
                inbox,
                outcomes,
                limits,
                ClaimedHeaders.read(profiles),
                call -> isWritten(doors, call)));
    guard.addUrlPatterns("/fhir/*");
    guard.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return guard;
  }

  private static boolean isWritten(List<FhirDoor> doors, IncomingCall call) {
    var type = call.resourceType();
    return type == null
        || BESIDE_THE_RECORD.contains(type)
        || doors.stream()
            .anyMatch(door -> door.door() == call.door() && door.types().contains(type));
  }

  /** Guards FHIR content that did not come through REST. */
  @Bean
  TextGuard textGuard(LimitSettings limits) {
    return new TextGuard(limits);
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
      BsnIdentifiers bsns,
      PatientRecord record,
      ParsedVersions versions,
      ValidateOperations validation,
      SubscriptionDoor subscriptions,
      SubscriptionOperations subscriptionOperations,
      TopicAsBasic topics) {
    var operations = new ArrayList<Object>(validation.all());
    operations.addAll(List.of(extraction, regional, plans, pulls, conversion));
    operations.addAll(List.of(subscriptionOperations, new PopulateOperation(door, forms)));
    operations.add(new MatchOperation(door, bsns, record, versions));
    return servlets.of(door, statement, operations, List.of(subscriptions, topics));
  }
}
