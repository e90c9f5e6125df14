package nl.pzp.validation;

import java.util.List;
import nl.pzp.problem.Problem;

/** What came of reading a package from the folder. */
sealed interface PackageRead {

  /** The package is the one that the list names; these are its files. */
  record Content(NationalPackage nationalPackage, List<byte[]> resources) implements PackageRead {}

  /** It is not there, or not what the list names. */
  record Refused(Problem problem) implements PackageRead {}
}
