package nl.pzp.record.search;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.record.search.SearchParameter.Finds;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares the table of search parameters with FHIR R4 as in HAPI. */
class SearchParametersTest {

  private static final SearchParameters PARAMETERS = SearchDesk.PARAMETERS;
  private static final FhirContext R4 = FhirContext.forR4Cached();

  /** Parameters that R4 lacks: the standard's own, and those of later FHIR versions. */
  private static final Set<String> OF_THE_STANDARD =
      Set.of("Goal.description", "Communication.reason-code");

  @TestFactory
  Stream<DynamicTest> everyParameterIsTheOneOfR4() {
    return all()
        .filter(p -> !OF_THE_STANDARD.contains(p.type() + "." + p.name()))
        .filter(p -> !p.name().equals("_source"))
        .map(
            p ->
                DynamicTest.dynamicTest(
                    p.type() + "." + p.name(),
                    () -> {
                      var known = R4.getResourceDefinition(p.type()).getSearchParam(p.name());
                      assertThat(known).isNotNull();
                      assertThat(known.getParamType().getCode()).isEqualTo(p.kind().fhirCode());
                      if (!p.targets().isEmpty() && !known.getTargets().isEmpty()) {
                        assertThat(known.getTargets()).containsAll(p.targets());
                      }
                      if (p.finds() != Finds.PERSON && !p.isOfVersion()) {
                        assertThat(plainPaths(p)).isSubsetOf(pathsOf(known.getPath()));
                      }
                    }));
  }

  private static List<String> plainPaths(SearchParameter parameter) {
    return parameter.paths().stream()
        .map(path -> path.toString().replaceAll("\\.ofType\\(\\w+\\)", ""))
        .map(path -> (path.startsWith("meta.") ? "Resource." : parameter.type() + ".") + path)
        .toList();
  }

  private static List<String> pathsOf(String expression) {
    return Arrays.stream(expression.split("\\|", -1))
        .map(part -> part.replaceAll("\\(?([\\w.]+) as \\w+\\)", "$1"))
        .map(part -> part.replaceAll("\\.as\\(\\w+\\)|\\.where\\(.*\\)$", ""))
        .map(String::strip)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> everyPathLeadsToAnElementOfR4() {
    return all()
        .flatMap(
            p ->
                p.paths().stream()
                    .filter(path -> !path.isOfVersion())
                    .map(
                        path ->
                            DynamicTest.dynamicTest(
                                p.type() + "." + path,
                                () -> assertThat(exists(p.type(), path.toString())).isTrue())));
  }

  private static boolean exists(String type, String path) {
    BaseRuntimeElementDefinition<?> at = R4.getResourceDefinition(type);
    for (var name : path.split("\\.(?!\\w*\\()|\\.(?=ofType)", -1)) {
      var next = step(at, name);
      if (next.isEmpty()) {
        return false;
      }
      at = next.get();
    }
    return true;
  }

  private static Optional<BaseRuntimeElementDefinition<?>> step(
      BaseRuntimeElementDefinition<?> at, String name) {
    if (name.startsWith("ofType(")) {
      return Optional.ofNullable(R4.getElementDefinition(name.substring(7, name.length() - 1)));
    }
    if (!(at instanceof BaseRuntimeElementCompositeDefinition<?> composite)) {
      return Optional.empty();
    }
    var child = composite.getChildByName(name);
    if (child != null) {
      return Optional.ofNullable(child.getChildByName(name));
    }
    // A choice has no definition of its own; its suffix gives the type.
    return composite.getChildByName(name + "[x]") == null ? Optional.empty() : Optional.of(at);
  }

  @Test
  void everyTypeIsSearchedWithinOnePatientOrByWhatNamesIt() {
    assertThat(
            PARAMETERS.types().stream()
                .filter(type -> !PARAMETERS.of(type).orElseThrow().isAboutPatient()))
        .containsExactly("Organization", "Practitioner", "PractitionerRole");
    for (var type : PARAMETERS.types()) {
      assertThat(PARAMETERS.of(type).orElseThrow().finders()).isNotEmpty();
    }
  }

  @Test
  void theCapabilitiesOfATypeCanBeRead() {
    var consent = PARAMETERS.of("Consent").orElseThrow();

    assertThat(consent.includes()).containsExactly("Consent:patient", "Consent:actor");
    assertThat(consent.parameters())
        .extracting(SearchParameter::name, p -> p.kind().fhirCode())
        .contains(
            org.assertj.core.groups.Tuple.tuple("patient", "reference"),
            org.assertj.core.groups.Tuple.tuple("scope", "token"),
            org.assertj.core.groups.Tuple.tuple("_lastUpdated", "date"));
    assertThat(
            PARAMETERS.of("QuestionnaireResponse").orElseThrow().parameters().stream()
                .filter(p -> p.name().equals("questionnaire"))
                .map(p -> p.kind().fhirCode()))
        .containsExactly("reference");
  }

  @Test
  void everyIncludeAndChainEndsAtATypeThatIsSearched() {
    all()
        .filter(SearchParameter::mayInclude)
        .forEach(p -> assertThat(p.targets()).as(p.includeName()).isNotEmpty());
    all()
        .filter(p -> p.finds() != Finds.PERSON)
        .flatMap(p -> p.chains().stream())
        .forEach(
            chain -> {
              var parts = chain.split("\\.", -1);
              assertThat(PARAMETERS.of(parts[0]).flatMap(t -> t.parameter(parts[1])))
                  .as(chain)
                  .isPresent();
            });
  }

  @Test
  void everyProblemHasItsTextInBothLanguages() {
    var catalogue = ProblemCatalogue.in(Path.of("profiles/problems"));
    for (var code : SearchProblem.values()) {
      for (var language : List.of("nl", "en")) {
        var text = catalogue.text(Problem.of(code), Locale.forLanguageTag(language));
        assertThat(text.message()).as(code.id()).isNotBlank();
        assertThat(text.remedy()).as(code.id()).isNotBlank();
      }
    }
  }

  private static Stream<SearchParameter> all() {
    return PARAMETERS.types().stream()
        .flatMap(type -> PARAMETERS.of(type).orElseThrow().parameters().stream());
  }
}
