package nl.pzp.fhirapi;

import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;

/** The part of a CapabilityStatement that only one door has. */
public interface DoorStatement {

  /**
   * Describes the purpose of the door, for people.
   *
   * @param forms the canonicals of the forms that the adapter reads
   */
  String description(List<String> forms);

  /** Adds the resource types that the record does not hold. */
  void addResources(CapabilityStatementRestComponent rest);

  /** Converts the statement to the FHIR version of the door. */
  IBaseConformance said(CapabilityStatement statement);
}
