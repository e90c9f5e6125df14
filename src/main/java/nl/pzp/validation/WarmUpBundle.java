package nl.pzp.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.BundleBuilder;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r5.model.StructureDefinition;

/**
 * A Bundle without patient data: one empty resource per profile of the guide, and a Patient with
 * the most-bound elements. Its errors are irrelevant; it makes the validator load the definitions.
 */
final class WarmUpBundle {

  private final ProfileSet profiles;
  private final FhirContext context;

  private WarmUpBundle(ProfileSet profiles) {
    this.profiles = profiles;
    this.context = profiles.context();
  }

  static IBaseBundle using(ProfileSet profiles) {
    return new WarmUpBundle(profiles).bundle();
  }

  private IBaseBundle bundle() {
    var bundle = new BundleBuilder(context);
    bundle.setType("collection");
    var number = 0;
    for (var profile : profiles.guideProfiles()) {
      bundle.addCollectionEntry(identified(resource(profile), ++number));
    }
    bundle.addCollectionEntry(identified(newResource("Observation"), ++number));
    bundle.addCollectionEntry(identified(newResource("QuestionnaireResponse"), ++number));
    return bundle.getBundle();
  }

  private IBaseResource resource(String profile) {
    var type =
        profiles
            .definitions()
            .find(StructureDefinition.class, profile)
            .map(StructureDefinition::getType)
            .orElse("Basic");
    var resource = newResource(type);
    resource.getMeta().addProfile(profile);
    var terser = context.newTerser();
    terser.addElement(resource, "identifier.system", "https://example.org/warm-up");
    terser.addElement(resource, "identifier.value", "1");
    if (type.equals("Patient") || type.equals("RelatedPerson") || type.equals("Practitioner")) {
      terser.addElement(resource, "name.family", "Warming-Up");
      terser.addElement(resource, "telecom.system", "phone");
      terser.addElement(resource, "address.city", "Utrecht");
    }
    return resource;
  }

  private IBaseResource newResource(String type) {
    return context.getResourceDefinition(type).newInstance();
  }

  private static IBaseResource identified(IBaseResource resource, int number) {
    resource.setId("warm-up-" + number);
    return resource;
  }
}
