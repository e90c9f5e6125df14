package nl.pzp.intake;

import org.hl7.fhir.r4.model.Bundle;

/** A transaction in the version of FHIR in which it arrived, also where one resource was posted. */
public sealed interface ArrivalContent {

  /** A transaction in R4: of the R4 door, or made by a door that reads another format. */
  record InR4(Bundle transaction) implements ArrivalContent {}

  /** A transaction in STU3. */
  record InStu3(org.hl7.fhir.dstu3.model.Bundle transaction) implements ArrivalContent {}
}
