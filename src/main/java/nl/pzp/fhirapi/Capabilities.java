package nl.pzp.fhirapi;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IServerConformanceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.pzp.intake.DeletableTypes;
import nl.pzp.record.search.SearchParameter;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import org.hl7.fhir.instance.model.api.IBaseConformance;
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

/** Builds the CapabilityStatement of a door from the configuration that the door itself uses. */
public final class Capabilities implements IServerConformanceProvider<IBaseConformance> {

  private final FhirDoor door;
  private final DoorStatement own;
  private final Packs packs;
  private final PackProfiles profiles;
  private final List<OfferedOperation> operations;
  private final Date started;
  private final String version;

  Capabilities(FhirDoor door, DoorStatement own, Packs packs, Profiles profiles, Instant started) {
    this.door = door;
    this.own = own;
    this.packs = packs;
    this.profiles = new PackProfiles(packs, door.door());
    this.operations = OfferedOperation.read(profiles, door.door());
    this.started = Date.from(started);
    this.version =
        Objects.requireNonNullElse(
            Capabilities.class.getPackage().getImplementationVersion(), "development");
  }

  @Override
  @Metadata(cacheMillis = 0)
  public IBaseConformance getServerConformance(HttpServletRequest request, RequestDetails details) {
    var statement = new CapabilityStatement();
    statement.setStatus(PublicationStatus.ACTIVE);
    statement.setDate(started);
    statement.setKind(CapabilityStatementKind.INSTANCE);
    statement.setFhirVersion(FHIRVersion._4_0_1);
    statement.addFormat("application/fhir+json").addFormat("application/fhir+xml");
    statement.getSoftware().setName("PZP adapter").setVersion(version);
    statement
        .getImplementation()
        .setDescription(own.description(packs.knownForms()))
        .setUrl(details.getFhirServerBase());
    profiles.guides().forEach(statement::addInstantiates);
    rest(statement.addRest());
    return own.said(statement);
  }

  private void rest(CapabilityStatementRestComponent rest) {
    rest.setMode(RestfulCapabilityMode.SERVER);
    rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
    rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
    door.types().forEach(type -> resource(rest.addResource(), type));
    OfferedOperation.byOtherTypes(operations, door.types())
        .forEach((type, offered) -> operations(rest.addResource().setType(type), offered));
    own.addResources(rest);
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
    if (DeletableTypes.contains(type)) {
      resource.addInteraction().setCode(TypeRestfulInteraction.DELETE);
    }
    profiles.of(type).forEach(resource::addSupportedProfile);
    operations(resource, OfferedOperation.on(type, operations));
    door.searchParameters()
        .of(type)
        .ifPresent(
            searched -> {
              resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
              searched.parameters().forEach(parameter -> parameter(resource, parameter));
              searched.includes().forEach(resource::addSearchInclude);
            });
  }

  private static void operations(
      CapabilityStatementRestResourceComponent resource, List<OfferedOperation> offered) {
    offered.forEach(
        operation ->
            resource
                .addOperation()
                .setName(operation.name())
                .setDefinition(operation.definition()));
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

  @Override
  public void setRestfulServer(RestfulServer server) {
    // The statement follows from the configuration, so HAPI's own inspection of providers is not
    // used.
  }
}
