package nl.pzp.convert;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Collects findings that the FHIR parser would otherwise ignore. */
final class ParserFindings implements IParserErrorHandler {

  // An element name is not patient data, unless the sender misplaced a value.
  private static final Pattern ELEMENT = Pattern.compile("_?[A-Za-z][A-Za-z0-9]{0,63}");

  private final FhirVersion version;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> words = new ArrayList<>();

  ParserFindings(FhirVersion version) {
    this.version = version;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  List<String> words() {
    return List.copyOf(words);
  }

  @Override
  public void unknownElement(@Nullable IParseLocation location, String name) {
    unknown(location, name);
  }

  @Override
  public void unknownAttribute(@Nullable IParseLocation location, String name) {
    unknown(location, name);
  }

  @Override
  public void unexpectedRepeatingElement(@Nullable IParseLocation location, String name) {
    add(ConversionProblem.ELEMENT_MISPLACED, location, name, name + " stands more than once");
  }

  @Override
  public void missingRequiredElement(@Nullable IParseLocation location, String name) {
    add(ConversionProblem.ELEMENT_MISPLACED, location, name, name + " is missing");
  }

  @Override
  public void extensionContainsValueAndNestedExtensions(@Nullable IParseLocation location) {
    add(
        ConversionProblem.ELEMENT_MISPLACED,
        location,
        "extension",
        "An extension has a value and extensions of its own");
  }

  @Override
  public void containedResourceWithNoId(@Nullable IParseLocation location) {
    add(ConversionProblem.ELEMENT_MISPLACED, location, "contained", "Contained without id");
  }

  @Override
  public void incorrectJsonType(
      @Nullable IParseLocation location,
      String name,
      ValueType expected,
      @Nullable ScalarType expectedScalar,
      ValueType found,
      @Nullable ScalarType foundScalar) {
    add(
        ConversionProblem.ELEMENT_MISPLACED,
        location,
        name,
        name + ": " + expected + " expected, " + found + " found");
  }

  @Override
  public void invalidValue(@Nullable IParseLocation location, String value, String error) {
    add(ConversionProblem.VALUE_UNREADABLE, location, null, "\"" + value + "\": " + error);
  }

  @Override
  public void invalidInternalReference(@Nullable IParseLocation location, String reference) {
    add(ConversionProblem.VALUE_UNREADABLE, location, "reference", reference);
  }

  // The target of a reference may be elsewhere.
  @Override
  public void unknownReference(@Nullable IParseLocation location, String reference) {}

  private void unknown(@Nullable IParseLocation location, String name) {
    add(ConversionProblem.ELEMENT_UNKNOWN, location, name, "Unknown element " + name);
  }

  private void add(
      ConversionProblem code,
      @Nullable IParseLocation location,
      @Nullable String element,
      String said) {
    var parent = location == null ? null : location.getParentElementName();
    problems.add(
        Problem.of(code)
            .with("fhir", version.title())
            .with("element", element == null ? named(parent) : named(element))
            .at(parent == null ? Place.NOWHERE : Place.at(named(parent))));
    words.add(parent == null ? said : said + " (in " + parent + ")");
  }

  private static String named(@Nullable String name) {
    return name != null && ELEMENT.matcher(name).matches() ? name : "?";
  }
}
