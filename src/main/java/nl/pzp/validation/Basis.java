package nl.pzp.validation;

import java.util.List;
import nl.pzp.problem.Problem;

/**
 * The definitions behind a verdict. The base rules always apply; the national packages only when
 * complete, because a part of them would report false errors.
 *
 * @param fhirVersion such as {@code 4.0.1}
 * @param packages national packages as {@code name#version}; empty when missing
 * @param regionalProfiles URLs of the regional profiles
 * @param absences one problem per missing package
 */
public record Basis(
    String fhirVersion,
    List<String> packages,
    List<String> regionalProfiles,
    List<Problem> absences) {

  public Basis {
    packages = List.copyOf(packages);
    regionalProfiles = List.copyOf(regionalProfiles);
    absences = List.copyOf(absences);
  }

  /** Nothing is known of this FHIR version, so nothing was checked. */
  static Basis nothing(String fhirVersion) {
    return new Basis(fhirVersion, List.of(), List.of(), List.of());
  }

  /** Whether the national packages were used. */
  public boolean isNational() {
    return !packages.isEmpty();
  }

  /** The same as a line for a validation answer, for metadata and for health. */
  public Problem statement() {
    var code =
        isNational() ? ValidationProblem.CHECKED_NATIONAL : ValidationProblem.CHECKED_BASE_ONLY;
    return Problem.of(code)
        .with("fhirVersion", fhirVersion)
        .with("packages", String.join(", ", packages))
        .with("regional", String.valueOf(regionalProfiles.size()));
  }
}
