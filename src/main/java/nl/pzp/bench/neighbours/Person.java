package nl.pzp.bench.neighbours;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * One synthetic person.
 *
 * @param name of the folder
 * @param plan a collection Bundle with the resources of the plan
 */
record Person(String name, Patient patient, QuestionnaireResponse form, Bundle plan) {

  /** The BSN; empty when there is none. */
  String bsn() {
    return patient.getIdentifier().stream()
        .filter(identifier -> identifier.getSystem().endsWith("/bsn"))
        .map(identifier -> identifier.getValue())
        .findFirst()
        .orElse("");
  }

  List<org.hl7.fhir.r4.model.Resource> resources() {
    return plan.getEntry().stream().map(Bundle.BundleEntryComponent::getResource).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
