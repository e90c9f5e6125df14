package nl.pzp.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.fixtures.StandardExamples;
import nl.pzp.problem.Problem;
import nl.pzp.validation.NationalValidator;
import nl.pzp.validation.ResourceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Converted resources conform to the profiles that they claim. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
class ValidOutputTest {

  /** A validator finding on a correct conversion, with the reason to accept it. */
  private record Known(String finding, String why) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known(
              ".*extension-Meta.source.*invalid Version '4.0'.*",
              "the extension that the Zorgviewer reads, as its guide names it"),
          new Known(
              ".*Unable to find a profile match for .*",
              "in a Bundle the validator also counts codes of terminologies that are not at hand;"
                  + " the resources themselves are checked one by one"),
          new Known(
              ".*(Invalid profile. Failed to retrieve|Profile reference).*"
                  + "(ihe\\.net|fhir\\.hl7\\.nl/zorgviewer).*",
              "a profile that the vendor claims and that is not in the packages"),
          new Known(".*XHTML_XHTML_ILLEGAL.*|.*ul at div/ul.*", "the vendor's own narrative"),
          new Known(".*nl-postal-code-pattern.*", "the vendor's own postal code"),
          new Known(
              ".*(clinicalStatus|verificationStatus).*Terminology_TX_NoValid_1_CC.*",
              "the validator refuses a right coding when one of SNOMED CT, which the profile wants,"
                  + " stands beside it"),
          new Known(
              ".*Condition.code .*Terminology_PassThrough.*|.*bodySite.*LocatieCodelijst.*"
                  + "|.*bodySite.*60.121.11.11.*",
              "value sets of terminologies that are not at hand; a side without a site"),
          new Known(
              ".*Patient.contact.*nl-core-NameInformation.*HumanName.use.*",
              "zib2020 demands a use of the name, which the vendor did not give"));

  private static final String SOURCE = "http://fhir.nl/fhir/NamingSystem/agb-z/01999999";

  private final Stu3Converter converter = Fhir.converter().withoutLossReport();
  private final Stu3Intake intake = new Stu3Intake(Fhir.vendorShapes(), converter);
  private final Stu3Packages stu3 = new Stu3Packages();
  private final ResourceValidator r4 = NationalValidator.shared();

  static Stream<Path> r4() {
    return Stream.of("examples/r4/hendrik-hartman", "examples/r4/hendrik-hartman-2025")
        .flatMap(folder -> Fhir.files(StandardExamples.file(folder)).stream());
  }

  @ParameterizedTest
  @MethodSource("r4")
  void standardR4ExamplesBecomeValidStu3(Path file) {
    var known = surroundings();

    for (var style :
        List.of(Stu3Style.full(), Stu3Style.plain(), Stu3Style.forZorgviewer(SOURCE))) {
      assertThat(unknown(stu3.errors(converter.toStu3(Fhir.r4(file), known, style).resource())))
          .as("%s", style)
          .isEmpty();
    }
  }

  static Stream<Path> stu3() {
    return Fhir.files(StandardExamples.file("examples/stu3/hendrik-hartman")).stream();
  }

  @ParameterizedTest
  @MethodSource("stu3")
  void standardStu3ExamplesBecomeValidR4(Path file) {
    var bundle =
        (org.hl7.fhir.dstu3.model.Bundle)
            Fhir.stu3(file.resolveSibling("Bundle-ACP-HendrikHartman-Pat1.json"));

    assertThat(r4Errors(converter.toR4(Fhir.stu3(file), KnownResources.in(bundle)).resource()))
        .isEmpty();
  }

  static Stream<Path> vendors() {
    return Fhir.files(Fhir.zorgviewer("examples")).stream();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void vendorExamplesBecomeValidR4AndValidStu3(Path file) {
    var accepted = intake.accept(Fhir.stu3(file), ReferencedResources.none()).resource();
    var sent =
        converter
            .toStu3(accepted, ReferencedResources.none(), Stu3Style.forZorgviewer(SOURCE))
            .resource();

    assertThat(unknown(r4Errors(accepted))).isEmpty();
    assertThat(unknown(stu3.errors(sent))).isEmpty();
  }

  @Test
  void invalidOutputIsDetected() {
    var file = StandardExamples.file("examples/stu3/hendrik-hartman");
    var goal =
        (org.hl7.fhir.dstu3.model.Goal)
            Fhir.stu3(file.resolve("Goal-ACP-MedicalPolicyGoal-Pat1.json"));
    goal.getCategory().clear();

    assertThat(unknown(stu3.errors(goal))).isNotEmpty();
  }

  private static List<String> unknown(List<String> findings) {
    return findings.stream()
        .filter(finding -> KNOWN.stream().noneMatch(known -> finding.matches(known.finding())))
        .toList();
  }

  private List<String> r4Errors(Resource resource) {
    return r4.check(resource).problems().stream()
        .filter(Problem::isError)
        .map(Problem::toString)
        .toList();
  }

  private static ReferencedResources surroundings() {
    return known("examples/r4/hendrik-hartman-2025/Bundle-ACP-HendrikHartman-Pat1-2025.json")
        .orElse(known("examples/r4/hendrik-hartman/Bundle-ACP-HendrikHartman-Pat1.json"));
  }

  private static ReferencedResources known(String bundle) {
    return KnownResources.in((Bundle) Fhir.r4(StandardExamples.file(bundle)));
  }
}
