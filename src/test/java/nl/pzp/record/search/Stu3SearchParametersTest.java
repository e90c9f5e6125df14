package nl.pzp.record.search;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import nl.pzp.record.search.SearchParameter.Finds;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code profiles/stu3/search.csv}: STU3's own names, on the elements that the record has. */
class Stu3SearchParametersTest {

  private static final FhirContext STU3 = FhirContext.forDstu3Cached();
  private static final SearchParameters PARAMETERS =
      SearchParameters.read(Path.of("profiles/stu3/search.csv"));

  /** Asked by the standard's text or by the regional viewer, and no parameter of STU3. */
  private static final Set<String> OF_THEIR_OWN =
      Set.of(
          "Consent.subject",
          "DetectedIssue.subject",
          "Device.subject",
          "EpisodeOfCare.subject",
          "Provenance.subject",
          "RelatedPerson.subject",
          "RelatedPerson.active",
          "RelatedPerson.relationship",
          "Flag.detail",
          "Procedure.reason",
          "Goal.description");

  @TestFactory
  Stream<DynamicTest> everyParameterIsOneOfStu3() {
    return all()
        .filter(p -> !OF_THEIR_OWN.contains(p.type() + "." + p.name()))
        .map(
            p ->
                DynamicTest.dynamicTest(
                    p.type() + "." + p.name(),
                    () -> {
                      var known = STU3.getResourceDefinition(p.type()).getSearchParam(p.name());
                      assertThat(known).as(p.type() + "." + p.name()).isNotNull();
                      assertThat(known.getParamType().getCode()).isEqualTo(p.kind().fhirCode());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyAliasIsOneOfStu3() {
    return all()
        .flatMap(p -> p.aliases().stream().map(alias -> p.type() + "." + alias))
        .filter(name -> !OF_THEIR_OWN.contains(name))
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      var parts = name.split("\\.", -1);
                      assertThat(STU3.getResourceDefinition(parts[0]).getSearchParam(parts[1]))
                          .isNotNull();
                    }));
  }

  @Test
  void everyTypeOfTheRecordThatStu3HasCanBeSearchedAsThere() {
    var r4 = new HashSet<>(SearchDesk.PARAMETERS.types());
    r4.remove("Communication");
    assertThat(PARAMETERS.types()).isEqualTo(r4);
    assertThat(PARAMETERS.types())
        .allSatisfy(
            type -> {
              var there = SearchDesk.PARAMETERS.of(type).orElseThrow();
              var here = PARAMETERS.of(type).orElseThrow();
              assertThat(here.isAboutPatient()).isEqualTo(there.isAboutPatient());
              assertThat(here.parameters()).anyMatch(p -> p.finds() != Finds.NOTHING);
            });
  }

  private static Stream<SearchParameter> all() {
    return PARAMETERS.types().stream()
        .flatMap(type -> PARAMETERS.of(type).orElseThrow().parameters().stream());
  }
}
