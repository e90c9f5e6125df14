package nl.pzp.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.validation.FhirValidator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nl.pzp.problem.Problem;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain.CacheConfiguration;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/** Loads the definitions for one FHIR version. */
final class ProfileSetLoader {

  private final FhirContext context;
  private final PackageStore store;
  private final List<NationalPackage> packages;
  private final RegionalProfiles regional;

  ProfileSetLoader(
      FhirContext context,
      PackageStore store,
      List<NationalPackage> packages,
      RegionalProfiles regional) {
    this.context = context;
    this.store = store;
    this.packages = List.copyOf(packages);
    this.regional = regional;
  }

  ProfileSet load() {
    var absences = new ArrayList<Problem>();
    var contents = contents(absences);
    var forms = new QuestionnaireSupport(context);
    var national = new PrePopulatedValidationSupport(context);
    var guideProfiles = new ArrayList<String>();
    for (var content : contents) {
      guideProfiles.addAll(add(content, national, forms));
    }
    var own = new PrePopulatedValidationSupport(context);
    var chain = chain(national, own, forms);
    var ownProfiles = regional.addTo(own, forms, chain, absences);
    var worker = new EnglishWorker(chain);
    var basis =
        new Basis(
            context.getVersion().getVersion().getFhirVersionString(),
            contents.stream().map(content -> content.nationalPackage().id()).toList(),
            ownProfiles,
            absences);
    return new ProfileSet(
        context, validator(chain, worker), new Definitions(worker), basis, guideProfiles);
  }

  /** All packages, or an empty list. */
  private List<PackageRead.Content> contents(List<Problem> absences) {
    var contents = new ArrayList<PackageRead.Content>();
    for (var wanted : packages) {
      var read = store.read(wanted);
      if (read instanceof PackageRead.Content content) {
        contents.add(content);
      } else if (read instanceof PackageRead.Refused refused) {
        absences.add(refused.problem());
      }
    }
    return absences.isEmpty() ? contents : List.of();
  }

  private List<String> add(
      PackageRead.Content content,
      PrePopulatedValidationSupport national,
      QuestionnaireSupport forms) {
    var reader = new ConformanceReader(context);
    var profiles = new ArrayList<String>();
    for (var file : content.resources()) {
      try {
        reader
            .read(file)
            .ifPresent(
                definition -> {
                  addTo(national, forms, definition);
                  if (content.nationalPackage().guide() && isResourceProfile(definition)) {
                    profiles.add(text(definition, "url"));
                  }
                });
      } catch (IOException | DataFormatException e) {
        throw new IllegalStateException(
            "A file of " + content.nationalPackage().id() + " with the right sha256 is unreadable",
            e);
      }
    }
    return profiles;
  }

  static void addTo(
      PrePopulatedValidationSupport support, QuestionnaireSupport forms, IBaseResource definition) {
    if (definition.fhirType().equals("Questionnaire")) {
      forms.add(definition);
    } else {
      support.addResource(definition);
    }
  }

  private boolean isResourceProfile(IBaseResource definition) {
    return definition.fhirType().equals("StructureDefinition")
        && text(definition, "kind").equals("resource");
  }

  private String text(IBaseResource resource, String element) {
    var value = context.newTerser().getSinglePrimitiveValueOrNull(resource, element);
    return value == null ? "" : value;
  }

  private ValidationSupportChain chain(
      PrePopulatedValidationSupport national,
      PrePopulatedValidationSupport own,
      QuestionnaireSupport forms) {
    return new ValidationSupportChain(
        CacheConfiguration.defaultValues(),
        national,
        own,
        forms,
        new DefaultProfileValidationSupport(context),
        new CommonCodeSystemsTerminologyService(context),
        new InMemoryTerminologyServerValidationSupport(context),
        new SnapshotGeneratingValidationSupport(context));
  }

  private FhirValidator validator(
      ValidationSupportChain chain, WorkerContextValidationSupportAdapter worker) {
    var instances = new FhirInstanceValidator(chain);
    instances.setWrappedWorkerContext(chain, worker);
    instances.setAnyExtensionsAllowed(true);
    instances.setErrorForUnknownProfiles(true);
    instances.setAssumeValidRestReferences(true);
    instances.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
    instances.setNoTerminologyChecks(false);
    return context.newValidator().registerValidatorModule(instances);
  }
}
