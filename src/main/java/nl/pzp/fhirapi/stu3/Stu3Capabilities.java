package nl.pzp.fhirapi.stu3;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IServerConformanceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.fhirapi.Capabilities;
import nl.pzp.record.search.SearchParameter;
import nl.pzp.record.search.SearchParameters;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import org.hl7.fhir.dstu3.model.CapabilityStatement;
import org.hl7.fhir.dstu3.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.dstu3.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.dstu3.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.dstu3.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.dstu3.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.dstu3.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.dstu3.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.dstu3.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.dstu3.model.CapabilityStatement.UnknownContentCode;
import org.hl7.fhir.dstu3.model.Enumerations.PublicationStatus;
import org.hl7.fhir.dstu3.model.Enumerations.SearchParamType;
import org.hl7.fhir.dstu3.model.Reference;

/** The CapabilityStatement of the STU3 door, made of what is configured. */
public final class Stu3Capabilities implements IServerConformanceProvider<CapabilityStatement> {

  private static final String FHIR = "3.0.2";
  private static final String MATCH = "http://hl7.org/fhir/OperationDefinition/Patient-match";
  private static final String POPULATE =
      "http://hl7.org/fhir/uv/sdc/OperationDefinition/Questionnaire-populate";
  private static final List<String> NEVER_DELETED =
      List.of("Patient", "QuestionnaireResponse", "Provenance", "DetectedIssue");

  private final List<String> types;
  private final Packs packs;
  private final SearchParameters searches;
  private final Date started;
  private final String version;

  Stu3Capabilities(
      List<String> types, Packs packs, SearchParameters searches, Instant started, String version) {
    this.types = List.copyOf(types);
    this.packs = packs;
    this.searches = searches;
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
    statement.setFhirVersion(FHIR);
    statement.setAcceptUnknown(UnknownContentCode.NO);
    statement.addFormat("application/fhir+json").addFormat("application/fhir+xml");
    statement.getSoftware().setName("PZP adapter").setVersion(version);
    statement
        .getImplementation()
        .setDescription(
            "Advance care plans of one region, in STU3 with zib2017. Reads forms of "
                + String.join(", ", packs.knownForms())
                + ". The same record in R4 is at /fhir/r4.")
        .setUrl(details.getFhirServerBase());
    stu3Packs()
        .map(Pack::provider)
        .filter(provider -> !provider.isEmpty())
        .distinct()
        .forEach(statement::addInstantiates);
    stu3Packs()
        .flatMap(pack -> Stream.of(AcpProfile.values()).flatMap(p -> pack.urlIfKnown(p).stream()))
        .distinct()
        .forEach(profile -> statement.addProfile(new Reference(profile)));
    rest(statement.addRest());
    return statement;
  }

  private void rest(CapabilityStatementRestComponent rest) {
    rest.setMode(RestfulCapabilityMode.SERVER);
    rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
    rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
    types.forEach(type -> resource(rest.addResource(), type));
    // Only the notice of a notified pull, whose sender can follow it.
    var task = rest.addResource().setType("Task");
    task.addInteraction().setCode(TypeRestfulInteraction.CREATE);
    task.addInteraction().setCode(TypeRestfulInteraction.READ);
    rest.addOperation().setName("match").setDefinition(new Reference(MATCH));
    rest.addOperation().setName("populate").setDefinition(new Reference(POPULATE));
  }

  private void resource(CapabilityStatementRestResourceComponent resource, String type) {
    resource.setType(type);
    profiles(type).forEach(profile -> resource.setProfile(new Reference(profile)));
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
    searches
        .of(type)
        .ifPresent(
            searched -> {
              resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
              searched.parameters().forEach(parameter -> parameter(resource, parameter));
              searched.includes().forEach(resource::addSearchInclude);
            });
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

  // STU3 has a place for one profile of a type: the only one, or none where there are several.
  private Stream<String> profiles(String type) {
    var all =
        stu3Packs()
            .flatMap(
                pack ->
                    Stream.of(AcpProfile.values())
                        .filter(profile -> Capabilities.typeOf(profile).equals(type))
                        .flatMap(profile -> pack.urlIfKnown(profile).stream()))
            .distinct()
            .toList();
    return all.size() == 1 ? all.stream() : Stream.empty();
  }

  private Stream<Pack> stu3Packs() {
    return packs.all().stream().filter(pack -> pack.fhirVersion().equals("STU3"));
  }

  @Override
  public void setRestfulServer(RestfulServer server) {
    // What it says follows from what is configured, not from what HAPI finds in the providers.
  }
}
