package nl.pzp.stu3;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * Converts resources of the standard between R4 and STU3, and reports losses. {@link VendorShapes}
 * first normalises vendor variants.
 */
public final class Stu3Converter {

  private final SingleConversion single;
  private final BundleConversion bundles;

  /** Reads the tables from {@code profiles/}. */
  public Stu3Converter(Profiles profiles, Packs packs) {
    this(new SingleConversion(new Vocabulary(profiles, packs), true));
  }

  private Stu3Converter(SingleConversion single) {
    this.single = single;
    this.bundles = new BundleConversion(single);
  }

  /** The same converter without loss reports, which cost more than the conversion itself. */
  public Stu3Converter withoutLossReport() {
    return new Stu3Converter(single.withoutLossReport());
  }

  /**
   * A resource as STU3; a Bundle entry by entry, each with the others as its surroundings.
   *
   * @throws nl.pzp.problem.ProblemException when STU3 has no such type
   */
  public Conversion<org.hl7.fhir.dstu3.model.Resource> toStu3(
      Resource resource, ReferencedResources surroundings, Stu3Style style) {
    return resource instanceof Bundle bundle
        ? widened(bundles.toStu3(bundle, surroundings, style))
        : single.toStu3(resource, surroundings, style);
  }

  /**
   * A resource as R4; a Bundle entry by entry, each with the others as its surroundings.
   *
   * @throws nl.pzp.problem.ProblemException when R4 has no such type
   */
  public Conversion<Resource> toR4(
      org.hl7.fhir.dstu3.model.Resource resource, ReferencedResources surroundings) {
    return resource instanceof org.hl7.fhir.dstu3.model.Bundle bundle
        ? widened(bundles.toR4(bundle, surroundings))
        : single.toR4(resource, surroundings);
  }

  /** The url that R4 has for a code system which STU3 names so. */
  public String codeSystemInR4(String system) {
    return single.codeSystems().r4(system);
  }

  /** Whether resources of this type can be converted, both ways. */
  public boolean converts(String type) {
    return single.converts(type);
  }

  private static <T, U extends T> Conversion<T> widened(Conversion<U> conversion) {
    List<Loss> losses = new ArrayList<>(conversion.losses());
    List<Problem> problems = new ArrayList<>(conversion.problems());
    return new Conversion<>(conversion.resource(), losses, problems);
  }
}
