package nl.pzp.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.pzp.problem.Problem;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * The project's own definitions: every JSON file of a folder. A file that cannot be used is named
 * and left out. A profile whose snapshot the build did not make gets one when it loads, so that a
 * mistake in it shows then and not at the first message.
 */
final class RegionalProfiles {

  private final FhirContext context;
  private final Path folder;
  private final PreparedSnapshots prepared;

  RegionalProfiles(FhirContext context, Path folder, PreparedSnapshots prepared) {
    this.context = context;
    this.folder = folder;
    this.prepared = prepared;
  }

  /** Adds all usable definitions, and returns the URLs of the profiles among them. */
  List<String> addTo(
      PrePopulatedValidationSupport own,
      QuestionnaireSupport forms,
      ValidationSupportChain chain,
      List<Problem> problems) {
    var profiles = new LinkedHashMap<Path, IBaseResource>();
    for (var definition : definitions(problems).entrySet()) {
      if (definition.getValue().fhirType().equals("StructureDefinition")) {
        var file = definition.getKey();
        profiles.put(file, prepared.of(file, definition.getValue()).orElse(definition.getValue()));
      } else {
        ProfileSetLoader.addTo(own, forms, definition.getValue());
      }
    }
    var added = addProfiles(own, chain, profiles);
    profiles
        .keySet()
        .forEach(file -> problems.add(problem(ValidationProblem.REGIONAL_PROFILE_UNUSABLE, file)));
    return added;
  }

  /** One profile may build on another, so round after round until nothing more can be added. */
  private List<String> addProfiles(
      PrePopulatedValidationSupport own,
      ValidationSupportChain chain,
      Map<Path, IBaseResource> waiting) {
    var added = new ArrayList<String>();
    var before = -1;
    while (before != added.size()) {
      before = added.size();
      waiting
          .values()
          .removeIf(
              profile -> {
                if (!hasSnapshot(profile, chain)) {
                  return false;
                }
                own.addStructureDefinition(profile);
                chain.invalidateCaches();
                added.add(
                    String.valueOf(
                        context.newTerser().getSinglePrimitiveValueOrNull(profile, "url")));
                return true;
              });
    }
    return added.stream().sorted().toList();
  }

  private boolean hasSnapshot(IBaseResource profile, ValidationSupportChain chain) {
    var terser = context.newTerser();
    if (!terser.getValues(profile, "snapshot.element").isEmpty()) {
      return true;
    }
    var url = terser.getSinglePrimitiveValueOrNull(profile, "url");
    var name = terser.getSinglePrimitiveValueOrNull(profile, "name");
    try {
      return url != null
          && chain.generateSnapshot(
                  new ValidationSupportContext(chain), profile, url, "", name == null ? "" : name)
              != null;
    } catch (RuntimeException e) {
      // The generator declares no specific exceptions for a broken profile.
      return false;
    }
  }

  private Map<Path, IBaseResource> definitions(List<Problem> problems) {
    var reader = new ConformanceReader(context);
    var definitions = new LinkedHashMap<Path, IBaseResource>();
    for (var file : files(problems)) {
      try {
        reader.read(Files.readAllBytes(file)).ifPresent(found -> definitions.put(file, found));
      } catch (IOException | DataFormatException e) {
        problems.add(problem(ValidationProblem.REGIONAL_FILE_UNREADABLE, file));
      }
    }
    return definitions;
  }

  private List<Path> files(List<Problem> problems) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      problems.add(problem(ValidationProblem.REGIONAL_FILE_UNREADABLE, folder));
      return List.of();
    }
  }

  private static Problem problem(ValidationProblem code, Path file) {
    return Problem.of(code).with("file", String.valueOf(file.getFileName()));
  }
}
