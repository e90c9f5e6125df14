package nl.pzp.stu3;

import static org.assertj.core.api.Assumptions.assumeThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Reading, writing and comparing resources of both versions in tests. */
final class Fhir {

  private Fhir() {}

  static Stu3Converter converter() {
    return new Stu3Converter(ProjectProfiles.profiles(), ProjectProfiles.packs());
  }

  static VendorShapes vendorShapes() {
    var profiles = ProjectProfiles.profiles();
    return new VendorShapes(
        profiles, ProjectProfiles.packs(), Systems.read(profiles), ConceptMaps.read(profiles));
  }

  static Stu3Intake intake() {
    return new Stu3Intake(vendorShapes(), converter());
  }

  /** A folder of the regional hub's material; skips the test when it is not there. */
  static Path zorgviewer(String folder) {
    var path = Path.of("..", "shared", "zorgviewer", folder);
    assumeThat(path)
        .as("the hub's examples are not here (../shared/zorgviewer): this test is skipped")
        .exists();
    return path;
  }

  static Resource r4(Path file) {
    return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(text(file));
  }

  static org.hl7.fhir.dstu3.model.Resource stu3(Path file) {
    return stu3(text(file));
  }

  static org.hl7.fhir.dstu3.model.Resource stu3(String json) {
    return (org.hl7.fhir.dstu3.model.Resource)
        FhirContext.forDstu3Cached().newJsonParser().parseResource(json);
  }

  static Resource r4(String json) {
    return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String json(IBaseResource resource) {
    var context =
        resource instanceof Resource ? FhirContext.forR4Cached() : FhirContext.forDstu3Cached();
    return context.newJsonParser().encodeResourceToString(resource);
  }

  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Omits Reference.type, which the reference itself shows. */
  static Resource withoutReferenceTypes(Resource resource) {
    var copy = resource.copy();
    R4Tree.visit(
        copy,
        element -> {
          if (element instanceof Reference reference && reference.hasReference()) {
            reference.setType(null);
          }
          return true;
        });
    return copy;
  }

  /** Every single value of a resource with the names that lead to it, however it is nested. */
  static List<String> values(IBaseResource resource) {
    try {
      var values = new ArrayList<String>();
      values("", new ObjectMapper().readTree(json(resource)), values);
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void values(String path, JsonNode node, List<String> into) {
    if (node.isObject()) {
      node.properties().forEach(f -> values(path + "." + f.getKey(), f.getValue(), into));
    } else if (node.isArray()) {
      node.forEach(element -> values(path, element, into));
    } else {
      into.add(path + " = " + node.asText());
    }
  }

  /** Every value of a resource with its path; the order of lists does not count. */
  static List<String> lines(IBaseResource resource) {
    try {
      var lines = new ArrayList<String>();
      lines("", new ObjectMapper().readTree(json(resource)), lines);
      return lines.stream().sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void lines(String path, JsonNode node, List<String> into) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> lines(path + "." + field.getKey(), field.getValue(), into));
    } else if (node.isArray()) {
      for (var element : node) {
        // An element of a list is known by everything in it, so that its parts stay together.
        if (element.isContainerNode()) {
          var inner = new ArrayList<String>();
          lines("", element, inner);
          into.add(path + "[" + inner.stream().sorted().collect(Collectors.joining("; ")) + "]");
        } else {
          lines(path, element, into);
        }
      }
    } else {
      into.add(path + " = " + node.asText());
    }
  }
}
