package nl.pzp.fhirapi.stu3;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.BodyParser;
import nl.pzp.fhirapi.operation.PopulateOperation;
import nl.pzp.intake.Door;
import nl.pzp.intake.DoorLanguage;
import nl.pzp.stu3.ReferencedResources;
import nl.pzp.stu3.Stu3Intake;
import org.hl7.fhir.dstu3.model.Parameters;
import org.hl7.fhir.dstu3.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.StringType;

/** The form filled from the record (SDC {@code $populate}), as a response of STU3. */
public final class Stu3Population {

  private final PopulateOperation population;
  private final BodyParser bodies;
  private final Stu3Intake intake;
  private final DoorLanguage languages;
  private final Stu3View view;

  Stu3Population(
      PopulateOperation population,
      BodyParser bodies,
      Stu3Intake intake,
      DoorLanguage languages,
      Stu3View view) {
    this.population = population;
    this.bodies = bodies;
    this.intake = intake;
    this.languages = languages;
    this.view = view;
  }

  /**
   * Fills a form.
   *
   * @return Parameters with {@code response}, and {@code issues} where something found no place
   */
  @Operation(
      name = "$populate",
      typeName = "Questionnaire",
      manualRequest = true,
      idempotent = true)
  public Parameters populate(RequestDetails details) {
    var request = ApiRequest.of(details);
    var asked = new org.hl7.fhir.r4.model.Parameters();
    if (details.getRequestType() == RequestTypeEnum.POST
        && bodies.read(details) instanceof Parameters sent) {
      sent.getParameter().forEach(parameter -> add(asked, parameter));
    }
    var answer = new Parameters();
    for (var given : population.populate(request, asked).getParameter()) {
      answer
          .addParameter()
          .setName(given.getName())
          .setResource(
              given.getResource() instanceof OperationOutcome outcome
                  ? (Resource) languages.said(Door.STU3, outcome)
                  : view.of(request, given.getResource()));
    }
    return answer;
  }

  private void add(org.hl7.fhir.r4.model.Parameters asked, ParametersParameterComponent parameter) {
    var added = asked.addParameter().setName(parameter.getName());
    if (parameter.hasResource()) {
      added.setResource(
          intake.accept(parameter.getResource(), ReferencedResources.none()).resource());
    } else if (parameter.getValue() instanceof Reference reference) {
      added.setValue(new org.hl7.fhir.r4.model.Reference(reference.getReference()));
    } else if (parameter.hasValue()) {
      added.setValue(new StringType(parameter.getValue().primitiveValue()));
    }
  }
}
