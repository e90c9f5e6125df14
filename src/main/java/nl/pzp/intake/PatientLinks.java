package nl.pzp.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** How each type of resource says which patient it is about. */
public final class PatientLinks {

  private static final String PATIENT = "Patient";

  private static final Map<String, String> ELEMENT =
      Map.ofEntries(
          Map.entry("CareTeam", "subject"),
          Map.entry("Communication", "subject"),
          Map.entry("CommunicationRequest", "subject"),
          Map.entry("Composition", "subject"),
          Map.entry("Condition", "subject"),
          Map.entry("Consent", "patient"),
          Map.entry("DetectedIssue", "patient"),
          Map.entry("Device", "patient"),
          Map.entry("DeviceUseStatement", "subject"),
          Map.entry("DocumentReference", "subject"),
          Map.entry("Encounter", "subject"),
          Map.entry("EpisodeOfCare", "patient"),
          Map.entry("Flag", "subject"),
          Map.entry("Goal", "subject"),
          Map.entry("Observation", "subject"),
          Map.entry("Procedure", "subject"),
          Map.entry("QuestionnaireResponse", "subject"),
          Map.entry("RelatedPerson", "patient"),
          Map.entry("Task", "for"));

  private static final Set<String> ABOUT_NO_PATIENT =
      Set.of("Organization", "Practitioner", "PractitionerRole");

  /** These belong to whom the rest of their message is about. */
  private static final Set<String> MAY_LACK = Set.of("Binary", "Device", "Provenance");

  private PatientLinks() {}

  /** The types that can be stored. */
  public static List<String> types() {
    return Stream.of(
            ELEMENT.keySet().stream(),
            ABOUT_NO_PATIENT.stream(),
            MAY_LACK.stream(),
            Stream.of(PATIENT))
        .flatMap(types -> types)
        .distinct()
        .sorted()
        .toList();
  }

  static boolean isAboutNoPatient(String type) {
    return ABOUT_NO_PATIENT.contains(type);
  }

  static boolean mustHaveOne(String type) {
    return ELEMENT.containsKey(type) && !MAY_LACK.contains(type);
  }

  /** The references by which a resource says whom it is about. */
  static List<Reference> of(Resource resource) {
    var element = ELEMENT.get(resource.fhirType());
    if (element == null) {
      return List.of();
    }
    var property = resource.getNamedProperty(element);
    var links =
        property == null
            ? Stream.<Reference>empty()
            : property.getValues().stream()
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast);
    var found = links.filter(PatientLinks::isPatient).toList();
    // The forms of the standard's own examples name the patient as their source alone.
    return found.isEmpty()
            && resource instanceof QuestionnaireResponse form
            && form.hasSource()
            && isPatient(form.getSource())
        ? List.of(form.getSource())
        : found;
  }

  static boolean isPatient(Reference reference) {
    var type = reference.getReferenceElement().getResourceType();
    return PATIENT.equals(type)
        || (type == null
            && reference.hasIdentifier()
            && (!reference.hasType() || PATIENT.equals(reference.getType())));
  }
}
