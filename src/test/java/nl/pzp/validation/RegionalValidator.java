package nl.pzp.validation;

import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.rest.api.EncodingEnum;
import java.nio.file.Path;
import java.util.List;
import nl.pzp.problem.Problem;

/** Checks against the region's own profiles, without the national packages; made once. */
public final class RegionalValidator {

  public static final ResourceValidator VALIDATOR =
      ResourceValidator.over(SharedFiles.PROFILES, Path.of("target", "no-packages"));

  private RegionalValidator() {}

  static Findings check(String json) {
    return VALIDATOR.check(json, EncodingEnum.JSON, FhirVersionEnum.R4, List.of());
  }

  /** The errors in a resource that names its profiles. */
  public static List<Problem> errors(String json) {
    return check(json).errors();
  }
}
