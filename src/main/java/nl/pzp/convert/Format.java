package nl.pzp.convert;

import nl.pzp.terminology.Pack;
import org.jspecify.annotations.Nullable;

/**
 * A format for a plan, a row of {@code profiles/formats.yaml}.
 *
 * @param name such as {@code form2020}
 * @param pack of the form, or of the resources' profiles
 * @param fhir version
 * @param profiles URL prefix of its profiles; null for a form
 */
public record Format(
    String name, Pack pack, Holds holds, FhirVersion fhir, @Nullable String profiles) {

  /** Content of a message in this format. */
  public enum Holds {
    FORM,
    RESOURCES
  }

  @Override
  public String toString() {
    return name;
  }
}
