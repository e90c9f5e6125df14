package nl.pzp.bench.neighbours;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * One of the synthetic people.
 *
 * @param name of the folder
 * @param plan the resources of the plan, a collection
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
