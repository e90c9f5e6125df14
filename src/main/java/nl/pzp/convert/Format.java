package nl.pzp.convert;

import nl.pzp.terminology.Pack;
import org.jspecify.annotations.Nullable;

/**
 * One way to write a plan down, a row of {@code profiles/formats.yaml}.
 *
 * @param name by which it is asked for, such as {@code form2020}
 * @param pack of a form its own; of resources that in which their profiles are mapped
 * @param fhir in which it is written
 * @param profiles with what the addresses of its profiles begin; absent for a form
 */
public record Format(
    String name, Pack pack, Holds holds, FhirVersion fhir, @Nullable String profiles) {

  /** What a message of this format consists of. */
  public enum Holds {
    FORM,
    RESOURCES
  }

  @Override
  public String toString() {
    return name;
  }
}
