package nl.pzp.intake;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import nl.pzp.stu3.Tolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Vendors refer to the patient by the address at their own server, also where they sent that
 * patient here before. An id that is a UUID or a hash says by itself who it is; a shorter one, such
 * as a number, can be somebody else's at another server, and is left for the refusal.
 */
final class PatientsElsewhere {

  private static final String PATIENT = "Patient";
  private static final Pattern UNIQUE = Pattern.compile("[0-9A-Fa-f-]{32,64}");

  private final PatientRecord record;
  private final FhirContext fhir = FhirContext.forR4Cached();

  PatientsElsewhere(PatientRecord record) {
    this.record = record;
  }

  /** Makes such references our own, and names each resource in which there was one. */
  List<Problem> bringHome(Bundle bundle) {
    var named = new HashSet<String>();
    bundle.getEntry().forEach(entry -> named.add(String.valueOf(entry.getFullUrl())));
    var problems = new ArrayList<Problem>();
    for (int i = 0; i < bundle.getEntry().size(); i++) {
      var resource = bundle.getEntry().get(i).getResource();
      if (resource != null && bringHome(resource, named)) {
        problems.add(
            Problem.of(Tolerance.PATIENT_ELSEWHERE)
                .with("rule", Tolerance.PATIENT_ELSEWHERE.name())
                .at(Place.at("Bundle.entry[" + i + "].resource")));
      }
    }
    return problems;
  }

  private boolean bringHome(Resource resource, Set<String> named) {
    var found = false;
    for (var reference :
        fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class)) {
      var element = reference.getReferenceElement();
      if (element.isAbsolute()
          && PATIENT.equals(element.getResourceType())
          && !named.contains(reference.getReference())
          && UNIQUE.matcher(element.getIdPart()).matches()
          && record.personByPatientId(element.getIdPart()).isPresent()) {
        reference.setReference(PATIENT + "/" + element.getIdPart());
        found = true;
      }
    }
    return found;
  }
}
