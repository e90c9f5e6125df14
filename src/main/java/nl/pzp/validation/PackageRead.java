package nl.pzp.validation;

import java.util.List;
import nl.pzp.problem.Problem;

/** The result of reading a package from the folder. */
sealed interface PackageRead {

  /** The package is the one that the list names; these are its files. */
  record Content(NationalPackage nationalPackage, List<byte[]> resources) implements PackageRead {}

  /** The package is missing, or differs from the list. */
  record Refused(Problem problem) implements PackageRead {}
}
