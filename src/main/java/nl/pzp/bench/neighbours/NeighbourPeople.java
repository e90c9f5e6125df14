package nl.pzp.bench.neighbours;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.pzp.terminology.Profiles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;

/** The synthetic people of {@code profiles/examples} that have a BSN. */
public final class NeighbourPeople {

  private final List<Person> all;

  private NeighbourPeople(List<Person> all) {
    this.all = all;
  }

  /** Reads the people. */
  public static NeighbourPeople of(Profiles profiles) {
    return new NeighbourPeople(
        profiles.foldersIn("examples").stream()
            .map(name -> person(name, profiles.resolve("examples").resolve(name)))
            .filter(person -> !person.bsn().isEmpty())
            .toList());
  }

  List<Person> all() {
    return all;
  }

  private static Person person(String name, Path folder) {
    var message = bundle(folder.resolve("form.json"));
    var plan = bundle(folder.resolve("resources.json"));
    return new Person(
        name, first(plan, Patient.class), first(message, QuestionnaireResponse.class), plan);
  }

  private static <T extends Resource> T first(Bundle bundle, Class<T> type) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Bundle bundle(Path file) {
    try {
      return FhirContext.forR4Cached()
          .newJsonParser()
          .parseResource(Bundle.class, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
