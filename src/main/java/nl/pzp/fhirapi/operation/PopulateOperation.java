package nl.pzp.fhirapi.operation;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.BodyParser;
import nl.pzp.fhirapi.FhirDoor;
import org.hl7.fhir.instance.model.api.IBaseParameters;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;

/** Fills the form from the record (SDC {@code $populate}), in the FHIR version of the door. */
public final class PopulateOperation {

  static final String POPULATE = "$populate";

  private final FhirDoor door;
  private final BodyParser bodies;
  private final FormPopulation forms;

  public PopulateOperation(FhirDoor door, FormPopulation forms) {
    this.door = door;
    this.bodies = new BodyParser(door.fhir());
    this.forms = forms;
  }

  /**
   * Fills a form.
   *
   * @return Parameters with {@code response}, and {@code issues} for data without a place in the
   *     form
   */
  @Operation(name = POPULATE, typeName = "Questionnaire", manualRequest = true, idempotent = true)
  public IBaseResource populate(RequestDetails details) {
    var request = ApiRequest.of(details);
    var asked =
        details.getRequestType() == RequestTypeEnum.POST
                && bodies.read(details) instanceof IBaseParameters sent
            ? (Parameters) door.inR4(sent)
            : new Parameters();
    return door.shown(request, forms.populate(request, asked));
  }
}
