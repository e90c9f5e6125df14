package nl.pzp.stu3;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** The converter of each type; a type that is not here is refused by name. */
final class ResourceConverters {

  private final Map<String, TypeConverter<?, ?>> byType = new HashMap<>();

  ResourceConverters(Vocabulary vocabulary, ElementMoves moves) {
    List.<TypeConverter<?, ?>>of(
            new ConsentConverter(vocabulary, moves),
            new DeviceConverter(vocabulary, moves),
            new GoalConverter(vocabulary, moves),
            new EncounterConverter(vocabulary, moves),
            new ProcedureConverter(vocabulary, moves),
            new ObservationConverter(vocabulary, moves),
            new RelatedPersonConverter(vocabulary, moves),
            new CommunicationRequestConverter(moves),
            new CareTeamConverter(vocabulary, moves),
            new ConditionConverter(vocabulary, moves),
            new FlagConverter(vocabulary, moves),
            new DocumentReferenceConverter(vocabulary, moves),
            new AuditEventConverter(vocabulary, moves),
            plain(Patient.class, org.hl7.fhir.dstu3.model.Patient.class, moves),
            plain(Practitioner.class, org.hl7.fhir.dstu3.model.Practitioner.class, moves),
            plain(PractitionerRole.class, org.hl7.fhir.dstu3.model.PractitionerRole.class, moves),
            plain(Organization.class, org.hl7.fhir.dstu3.model.Organization.class, moves),
            plain(Location.class, org.hl7.fhir.dstu3.model.Location.class, moves),
            plain(
                DeviceUseStatement.class, org.hl7.fhir.dstu3.model.DeviceUseStatement.class, moves),
            plain(
                QuestionnaireResponse.class,
                org.hl7.fhir.dstu3.model.QuestionnaireResponse.class,
                moves),
            plain(Binary.class, org.hl7.fhir.dstu3.model.Binary.class, moves),
            plain(Task.class, org.hl7.fhir.dstu3.model.Task.class, moves),
            plain(EpisodeOfCare.class, org.hl7.fhir.dstu3.model.EpisodeOfCare.class, moves),
            plain(Provenance.class, org.hl7.fhir.dstu3.model.Provenance.class, moves),
            plain(DetectedIssue.class, org.hl7.fhir.dstu3.model.DetectedIssue.class, moves),
            plain(ListResource.class, org.hl7.fhir.dstu3.model.ListResource.class, moves),
            plain(Composition.class, org.hl7.fhir.dstu3.model.Composition.class, moves),
            plain(Parameters.class, org.hl7.fhir.dstu3.model.Parameters.class, moves),
            plain(OperationOutcome.class, org.hl7.fhir.dstu3.model.OperationOutcome.class, moves))
        .forEach(this::add);
  }

  private static <R extends Resource, S extends org.hl7.fhir.dstu3.model.Resource>
      TypeConverter<R, S> plain(Class<R> r4, Class<S> stu3, ElementMoves moves) {
    return new PlainConverter<>(r4, stu3, moves);
  }

  private void add(TypeConverter<?, ?> converter) {
    byType.put(
        converter.r4Type().getAnnotation(ca.uhn.fhir.model.api.annotation.ResourceDef.class).name(),
        converter);
  }

  boolean has(String type) {
    return byType.containsKey(type);
  }

  org.hl7.fhir.dstu3.model.Resource toStu3(Resource resource, ConversionFindings findings) {
    return toStu3(of(resource.fhirType()), resource, findings);
  }

  private static <R extends Resource, S extends org.hl7.fhir.dstu3.model.Resource> S toStu3(
      TypeConverter<R, S> converter, Resource resource, ConversionFindings findings) {
    return converter.toStu3(converter.r4Type().cast(resource), findings);
  }

  Resource toR4(org.hl7.fhir.dstu3.model.Resource resource, ConversionFindings findings) {
    return toR4(of(resource.fhirType()), resource, findings);
  }

  private static <R extends Resource, S extends org.hl7.fhir.dstu3.model.Resource> R toR4(
      TypeConverter<R, S> converter,
      org.hl7.fhir.dstu3.model.Resource resource,
      ConversionFindings findings) {
    return converter.toR4(converter.stu3Type().cast(resource), findings);
  }

  private TypeConverter<?, ?> of(String type) {
    var converter = byType.get(type);
    if (converter == null) {
      throw Problem.of(Stu3Problem.NOT_CONVERTIBLE)
          .with("type", type)
          .at(Place.at(type))
          .asException();
    }
    return converter;
  }
}
