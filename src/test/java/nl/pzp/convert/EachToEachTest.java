package nl.pzp.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.fixtures.ExampleForm;
import nl.pzp.fixtures.ExamplePeople;
import nl.pzp.fixtures.StandardExamples;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both versions of the form and both versions of the resources, each to each. */
class EachToEachTest {

  private static final List<String> FORMATS = List.of("form2017", "form2020", "r4", "stu3");

  private final Bench bench = new Bench();

  static Stream<Arguments> ways() {
    return ExamplePeople.allForms().stream()
        .flatMap(
            form ->
                FORMATS.stream()
                    .flatMap(one -> FORMATS.stream().map(two -> Arguments.of(form, one, two))));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void everyLossWasReported(ExampleForm form, String first, String second) {
    comesBackOrWasNamed(form.text(), List.of(first, second));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20201001", "20221108"})
  void formatOfTheStandardsStu3FormIsDetected(String day) {
    var text =
        StandardExamples.text("forms/stu3/QuestionnaireResponse-HendrikHartman-" + day + ".json");

    assertThat(bench.formats.of(bench.message(text))).map(Format::name).contains("form2017");
    assertThat(bench.message(text).version()).isEqualTo(FhirVersion.STU3);
    assertThat(bench.converted(text, "r4").result()).isInstanceOf(Bundle.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"20201001", "20221108"})
  void theStandardsStu3FormComesBackThroughEverythingElse(String day) {
    var text =
        StandardExamples.text("forms/stu3/QuestionnaireResponse-HendrikHartman-" + day + ".json");

    comesBackOrWasNamed(text, List.of("r4", "form2020", "r4", "form2017"));
    comesBackOrWasNamed(text, List.of("stu3", "form2017", "stu3", "r4"));
  }

  private void comesBackOrWasNamed(String text, List<String> ways) {
    var start = bench.converted(text, "form2020");
    var named = new TreeSet<String>();

    var end = start;
    for (var to : Stream.concat(ways.stream(), Stream.of("form2020")).toList()) {
      var given = bench.formats.of(bench.message(Bench.json(end))).orElseThrow();
      end = bench.converted(Bench.json(end), to);
      named.addAll(concepts(end.problems(), given, bench.format(to)));
    }

    var lost = answers(start);
    var implied = answers(end);
    answers(end).forEach(lost::remove);
    answers(start).forEach(implied::remove);
    var known = new TreeSet<>(named);
    lost.forEach(answer -> known.add(concept(bench.format("form2020").pack(), answer.linkId())));
    assertThat(concepts(lost)).as("lost").isSubsetOf(named);
    assertThat(concepts(implied)).as("implied").isSubsetOf(known);
  }

  private List<FormAnswers.Given> answers(ConvertedMessage.Converted conversion) {
    var pack = bench.format("form2020").pack();
    return new ArrayList<>(FormAnswers.of(response(conversion.result()), pack));
  }

  private List<String> concepts(List<FormAnswers.Given> answers) {
    var pack = bench.format("form2020").pack();
    return answers.stream().map(answer -> concept(pack, answer.linkId())).toList();
  }

  /**
   * The concepts in the report. A question belongs to the given form, else to the resulting one.
   */
  private static Set<String> concepts(List<Problem> problems, Format from, Format to) {
    var pack = (from.holds() == Format.Holds.FORM ? from : to).pack();
    return problems.stream()
        .map(
            problem ->
                problem.place().linkId() == null
                    ? problem.details().get("concept")
                    : concept(pack, problem.place().linkId()))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static String concept(Pack pack, String linkId) {
    var question = pack.question(linkId).orElseThrow();
    return question.subject() == null
        ? question.concept()
        : question.concept() + " " + question.subject();
  }

  private static QuestionnaireResponse response(IBaseResource result) {
    return result instanceof Bundle bundle
        ? bundle.getEntry().stream()
            .map(Bundle.BundleEntryComponent::getResource)
            .filter(QuestionnaireResponse.class::isInstance)
            .map(QuestionnaireResponse.class::cast)
            .findFirst()
            .orElseThrow()
        : (QuestionnaireResponse) result;
  }
}
