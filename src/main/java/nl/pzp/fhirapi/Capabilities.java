package nl.pzp.fhirapi;

import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IServerConformanceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.intake.PatientLinks;
import nl.pzp.notify.subscription.BackportUrl;
import nl.pzp.notify.topic.Topics;
import nl.pzp.record.search.SearchParameter;
import nl.pzp.record.search.SearchParameters;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import nl.pzp.validation.ResourceValidator;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** The CapabilityStatement, made of what is configured: what it says is what is answered. */
public final class Capabilities implements IServerConformanceProvider<CapabilityStatement> {

  private static final String SDC = "http://hl7.org/fhir/uv/sdc/OperationDefinition/";
  private static final String BACKPORT_SEARCH =
      "http://hl7.org/fhir/uv/subscriptions-backport/SearchParameter/";
  private static final String BACKPORT =
      "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-";
  private static final String OWN = "https://pzp-adapter.github.io/fhir/OperationDefinition/";
  private static final String VALIDATE =
      "http://hl7.org/fhir/OperationDefinition/Resource-validate";
  private static final String REGION = "https://pzp-adapter.github.io/fhir";
  private static final String MATCH = "http://hl7.org/fhir/OperationDefinition/Patient-match";
  private static final List<String> NEVER_DELETED =
      List.of("Patient", "QuestionnaireResponse", "Provenance", "DetectedIssue");

  private final Packs packs;
  private final SearchParameters searches;
  private final ResourceValidator validator;
  private final Topics topics;
  private final Date started;
  private final String version;

  Capabilities(
      Packs packs,
      SearchParameters searches,
      ResourceValidator validator,
      Topics topics,
      Instant started,
      String version) {
    this.packs = packs;
    this.searches = searches;
    this.validator = validator;
    this.topics = topics;
    this.started = Date.from(started);
    this.version = version;
  }

  @Override
  @Metadata(cacheMillis = 0)
  public CapabilityStatement getServerConformance(
      HttpServletRequest request, RequestDetails details) {
    var statement = new CapabilityStatement();
    statement.setStatus(PublicationStatus.ACTIVE);
    statement.setDate(started);
    statement.setKind(CapabilityStatementKind.INSTANCE);
    statement.setFhirVersion(FHIRVersion._4_0_1);
    statement.addFormat("application/fhir+json").addFormat("application/fhir+xml");
    statement.getSoftware().setName("PZP adapter").setVersion(version);
    statement.getImplementation().setDescription(basis()).setUrl(details.getFhirServerBase());
    r4Packs()
        .map(Pack::provider)
        .filter(provider -> !provider.isEmpty())
        .distinct()
        .forEach(statement::addInstantiates);
    rest(statement.addRest());
    return statement;
  }

  private String basis() {
    var basis = validator.basisIfLoaded(FhirVersionEnum.R4);
    var checked =
        basis.isEmpty()
            ? "Validation is not loaded yet."
            : basis.get().isNational()
                ? "Validates against " + String.join(", ", basis.get().packages()) + "."
                : "Validates against base FHIR and the regional profiles only: the national"
                    + " packages are not loaded.";
    return "Advance care plans of one region. Reads forms of "
        + String.join(", ", packs.knownForms())
        + ". "
        + checked;
  }

  private void rest(CapabilityStatementRestComponent rest) {
    rest.setMode(RestfulCapabilityMode.SERVER);
    rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
    rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
    PatientLinks.types().forEach(type -> resource(rest.addResource(), type));
    var form = rest.addResource().setType("Questionnaire");
    form.addOperation().setName("populate").setDefinition(SDC + "Questionnaire-populate");
    subscriptions(rest.addResource().setType("Subscription"));
    var topic = rest.addResource().setType("Basic");
    topic.setDocumentation("The topics of subscriptions, of code SubscriptionTopic");
    Stream.of(TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE)
        .forEach(code -> topic.addInteraction().setCode(code));
  }

  // Subscriptions R5 Backport, topic-based subscriptions in R4.
  private void subscriptions(CapabilityStatementRestResourceComponent resource) {
    resource.addSupportedProfile(BackportUrl.SUBSCRIPTION_PROFILE.url());
    topics
        .offered()
        .all()
        .forEach(
            topic ->
                resource.addExtension(
                    BackportUrl.TOPIC_CANONICAL.url(), new CanonicalType(topic.url())));
    Stream.of(
            TypeRestfulInteraction.READ,
            TypeRestfulInteraction.CREATE,
            TypeRestfulInteraction.UPDATE,
            TypeRestfulInteraction.DELETE,
            TypeRestfulInteraction.SEARCHTYPE)
        .forEach(code -> resource.addInteraction().setCode(code));
    resource
        .addSearchParam()
        .setName("url")
        .setDefinition("http://hl7.org/fhir/SearchParameter/Subscription-url")
        .setType(SearchParamType.URI);
    resource
        .addSearchParam()
        .setName("status")
        .setDefinition("http://hl7.org/fhir/SearchParameter/Subscription-status")
        .setType(SearchParamType.TOKEN);
    resource
        .addSearchParam()
        .setName("topic")
        .setDefinition(BACKPORT_SEARCH + "Subscription-topic")
        .setType(SearchParamType.STRING);
    resource.addOperation().setName("status").setDefinition(BACKPORT + "subscription-status");
    resource.addOperation().setName("events").setDefinition(BACKPORT + "subscription-events");
  }

  private void resource(CapabilityStatementRestResourceComponent resource, String type) {
    resource.setType(type);
    resource.setVersioning(ResourceVersionPolicy.VERSIONEDUPDATE);
    resource.setReadHistory(true);
    resource.setUpdateCreate(true);
    resource.setConditionalCreate(true);
    resource.setConditionalDelete(ConditionalDeleteStatus.NOTSUPPORTED);
    Stream.of(
            TypeRestfulInteraction.READ,
            TypeRestfulInteraction.VREAD,
            TypeRestfulInteraction.HISTORYINSTANCE,
            TypeRestfulInteraction.CREATE,
            TypeRestfulInteraction.UPDATE)
        .forEach(code -> resource.addInteraction().setCode(code));
    if (!NEVER_DELETED.contains(type)) {
      resource.addInteraction().setCode(TypeRestfulInteraction.DELETE);
    }
    profiles(type).forEach(resource::addSupportedProfile);
    resource.addOperation().setName("validate").setDefinition(VALIDATE);
    if (type.equals("Patient")) {
      resource.addOperation().setName("match").setDefinition(MATCH);
      Stream.of("acp-plan", "acp-summary", "acp-pull")
          .forEach(name -> resource.addOperation().setName(name).setDefinition(OWN + name));
    }
    if (type.equals("QuestionnaireResponse")) {
      resource
          .addOperation()
          .setName("extract")
          .setDefinition(SDC + "QuestionnaireResponse-extract");
    }
    regionalOperations(type)
        .forEach(
            name ->
                resource
                    .addOperation()
                    .setName(name)
                    .setDefinition(REGION + "/OperationDefinition/" + name));
    searches
        .of(type)
        .ifPresent(
            searched -> {
              resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
              searched.parameters().forEach(parameter -> parameter(resource, parameter));
              searched.includes().forEach(resource::addSearchInclude);
            });
  }

  private static List<String> regionalOperations(String type) {
    return switch (type) {
      case "Patient" -> List.of("marking-status", "care-network");
      case "Task" -> List.of("worklist");
      case "Organization" -> List.of("core-team-list", "without-core-team");
      default -> List.of();
    };
  }

  private static void parameter(
      CapabilityStatementRestResourceComponent resource, SearchParameter parameter) {
    Stream.concat(Stream.of(parameter.name()), parameter.aliases().stream().sorted())
        .forEach(
            name ->
                resource
                    .addSearchParam()
                    .setName(name)
                    .setType(SearchParamType.fromCode(parameter.kind().fhirCode())));
  }

  // The name of a profile in a pack says what it is of; its canonical says of which type.
  private Stream<String> profiles(String type) {
    return r4Packs()
        .flatMap(
            pack ->
                Stream.of(AcpProfile.values())
                    .filter(profile -> typeOf(profile).equals(type))
                    .flatMap(profile -> pack.urlIfKnown(profile).stream()))
        .distinct();
  }

  /** The type of the resources that a profile is about; the same in every version of FHIR. */
  public static String typeOf(AcpProfile profile) {
    return switch (profile) {
      case PATIENT -> "Patient";
      case PRACTITIONER -> "Practitioner";
      case PRACTITIONER_ROLE -> "PractitionerRole";
      case CONTACT_PERSON -> "RelatedPerson";
      case ENCOUNTER -> "Encounter";
      case PROCEDURE -> "Procedure";
      case MEDICAL_POLICY_GOAL -> "Goal";
      case TREATMENT_DIRECTIVE, ADVANCE_DIRECTIVE -> "Consent";
      case SPECIFIC_CARE_WISHES,
          PREFERRED_PLACE_OF_DEATH,
          POSITION_REGARDING_EUTHANASIA,
          ORGAN_DONATION_CHOICE_REGISTRATION,
          OTHER_IMPORTANT_INFORMATION ->
          "Observation";
      case MEDICAL_DEVICE -> "DeviceUseStatement";
      case IMPLANTABLE_DEFIBRILLATOR -> "Device";
      case INFORM_RELATIVES_REQUEST -> "CommunicationRequest";
    };
  }

  private Stream<Pack> r4Packs() {
    return packs.all().stream().filter(pack -> pack.fhirVersion().equals("R4"));
  }

  @Override
  public void setRestfulServer(RestfulServer server) {
    // What it says follows from what is configured, not from what HAPI finds in the providers.
  }
}
