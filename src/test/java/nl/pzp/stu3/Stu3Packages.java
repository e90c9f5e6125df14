package nl.pzp.stu3;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import nl.pzp.fixtures.StandardExamples;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.utilities.npm.NpmPackage;

/** The stock validator over the STU3 packages of the standard, which lie beside the project. */
final class Stu3Packages {

  private static final Set<String> USED = Set.of("StructureDefinition", "ValueSet", "CodeSystem");
  private static final List<String> PACKAGES =
      List.of("nictiz.fhir.nl.stu3.zib2017-2.2.18", "iknl.fhir.stu3.pzp-1.0.0-rc2");

  private final FhirContext context = FhirContext.forDstu3Cached();
  private final FhirValidator validator = context.newValidator();

  Stu3Packages() {
    var packages = new PrePopulatedValidationSupport(context);
    PACKAGES.forEach(name -> load(name, packages));
    var instances =
        new FhirInstanceValidator(
            new ValidationSupportChain(
                packages,
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context)));
    instances.setAnyExtensionsAllowed(true);
    instances.setErrorForUnknownProfiles(true);
    instances.setAssumeValidRestReferences(true);
    instances.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
    validator.registerValidatorModule(instances);
  }

  private void load(String name, PrePopulatedValidationSupport into) {
    var file = StandardExamples.file("packages/" + name + ".tgz");
    try (var archive = new BufferedInputStream(Files.newInputStream(file))) {
      var content = NpmPackage.fromPackage(archive);
      for (var resource : content.listResources(USED)) {
        try (var json = content.loadResource(resource)) {
          into.addResource(
              context
                  .newJsonParser()
                  .parseResource(new String(json.readAllBytes(), StandardCharsets.UTF_8)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The errors in a resource, except those on codes of missing terminologies. */
  List<String> errors(IBaseResource resource) {
    return validator.validateWithResult(resource).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .filter(message -> !String.valueOf(message.getMessageId()).startsWith("Terminology_"))
        .map(message -> message.getLocationString() + ": " + message.getMessage())
        .toList();
  }
}
