package nl.pzp.careplan;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import java.util.ArrayList;
import java.util.List;
import nl.pzp.convert.FhirVersion;
import nl.pzp.convert.Formats;
import nl.pzp.convert.Message;
import nl.pzp.convert.MessageReader;
import nl.pzp.convert.ReadMessage;
import nl.pzp.convert.Stu3;
import nl.pzp.fixtures.ExampleForm;
import nl.pzp.fixtures.ExamplePeople;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.FormReader;
import nl.pzp.form.FormReading;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;

/** Plans of the example people, derived from their forms as in production. */
final class ExamplePlans {

  private static final String BASE = "https://pzp-adapter.example/fhir/r4/";

  final Packs packs = ProjectProfiles.packs();
  final ConceptMaps maps = ConceptMaps.read(ProjectProfiles.profiles());
  private final Systems systems = Systems.read(ProjectProfiles.profiles());
  final Pack profiles = packs.byId("pzp-r4-1.0.0-rc2").orElseThrow();
  private final MessageReader messages =
      new MessageReader(
          Formats.read(ProjectProfiles.profiles(), packs),
          systems,
          new Stu3(ProjectProfiles.profiles(), packs, systems, maps),
          "urn:example");

  /** A form with its result. */
  record Made(
      QuestionnaireResponse response,
      FormReading.Read read,
      CarePlan plan,
      List<Resource> resources) {}

  Made of(ExampleForm form) {
    var message = message(form);
    var response = message.forms().get(0);
    var read = (FormReading.Read) new FormReader(packs).read(response);
    var patient = message.all(Patient.class).get(0);
    var author = message.all(PractitionerRole.class).stream().findFirst();
    var plan =
        new CarePlanWriter(profiles, maps)
            .write(
                read.form(),
                new CarePlanContext(
                    response.getMeta().getSource(),
                    response.getIdElement().getIdPart(),
                    read.pack(),
                    patient,
                    author
                        .map(
                            role ->
                                new KnownProfessional(
                                    "PractitionerRole/" + role.getIdPart(),
                                    role,
                                    message.all(Practitioner.class).stream()
                                        .findFirst()
                                        .orElse(null)))
                        .orElse(null),
                    response.getAuthored().toInstant(),
                    isNewest(form),
                    response.getStatus() == QuestionnaireResponseStatus.AMENDED));
    return new Made(response, read, plan, together(message, plan));
  }

  private static boolean isNewest(ExampleForm form) {
    return !form.equals(ExamplePeople.olderFormAfterNewer().secondForm());
  }

  private Message message(ExampleForm form) {
    return ((ReadMessage.Read) messages.read(form.text(), EncodingEnum.JSON, FhirVersion.R4))
        .message();
  }

  // The plan's Patient replaces the posted one.
  private static List<Resource> together(Message message, CarePlan plan) {
    var resources = new ArrayList<Resource>();
    message.resources().stream()
        .filter(each -> !(each instanceof QuestionnaireResponse))
        .filter(each -> !(each instanceof Patient) || plan.all(Patient.class).findFirst().isEmpty())
        .forEach(resources::add);
    resources.addAll(plan.resources());
    return resources;
  }

  static String json(List<Resource> resources) {
    var bundle = new Bundle().setType(BundleType.COLLECTION);
    for (var resource : resources) {
      bundle
          .addEntry()
          .setFullUrl(BASE + resource.fhirType() + "/" + resource.getIdElement().getIdPart())
          .setResource(resource);
    }
    return FhirContext.forR4Cached()
            .newJsonParser()
            .setPrettyPrint(true)
            .encodeResourceToString(bundle)
        + "\n";
  }
}
