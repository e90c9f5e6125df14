package nl.pzp.fhirapi.operation;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.audit.AuditTrail;
import nl.pzp.fhirapi.BodyParser;
import nl.pzp.intake.PatientLinks;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.validation.ResourceValidator;
import org.springframework.stereotype.Component;

/** {@code $validate} on every type of the record, and on Bundles although none is kept as such. */
@Component
public final class ValidateOperations {

  private final List<ValidateOperation> all;

  ValidateOperations(
      BodyParser bodies,
      ResourceValidator validator,
      AuditTrail audit,
      OperationOutcomes outcomes,
      FhirContext fhirR4) {
    this.all =
        Stream.concat(PatientLinks.types().stream(), Stream.of("Bundle"))
            .map(type -> new ValidateOperation(type, bodies, validator, audit, outcomes, fhirR4))
            .toList();
  }

  /** One provider for each type. */
  public List<ValidateOperation> all() {
    return all;
  }
}
