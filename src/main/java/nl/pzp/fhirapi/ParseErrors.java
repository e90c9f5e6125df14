package nl.pzp.fhirapi;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.pzp.intake.ApiProblem;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Collects parse errors. Leaves out the parser's own messages, because they quote the input. */
final class ParseErrors implements IParserErrorHandler {

  private static final int MOST = 20;
  private static final Pattern ELEMENT = Pattern.compile("[A-Za-z][A-Za-z0-9.\\[\\]]{0,127}");

  private final List<Problem> problems = new ArrayList<>();

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  @Override
  public void containedResourceWithNoId(@Nullable IParseLocation location) {
    add(ApiProblem.CONTENT_UNREADABLE, location, null);
  }

  @Override
  public void incorrectJsonType(
      @Nullable IParseLocation location,
      String element,
      ValueType expected,
      @Nullable ScalarType expectedScalar,
      ValueType found,
      @Nullable ScalarType foundScalar) {
    add(ApiProblem.VALUE_UNREADABLE, location, element);
  }

  @Override
  public void invalidValue(@Nullable IParseLocation location, String value, String error) {
    add(ApiProblem.VALUE_UNREADABLE, location, null);
  }

  @Override
  public void missingRequiredElement(@Nullable IParseLocation location, String element) {
    add(ApiProblem.CONTENT_UNREADABLE, location, element);
  }

  @Override
  public void unexpectedRepeatingElement(@Nullable IParseLocation location, String element) {
    add(ApiProblem.ELEMENT_REPEATED, location, element);
  }

  @Override
  public void unknownAttribute(@Nullable IParseLocation location, String attribute) {
    add(ApiProblem.ELEMENT_UNKNOWN, location, attribute);
  }

  @Override
  public void unknownElement(@Nullable IParseLocation location, String element) {
    add(ApiProblem.ELEMENT_UNKNOWN, location, element);
  }

  @Override
  public void unknownReference(@Nullable IParseLocation location, String reference) {
    add(ApiProblem.REFERENCE_UNRESOLVED, location, null);
  }

  @Override
  public void invalidInternalReference(@Nullable IParseLocation location, String reference) {
    add(ApiProblem.REFERENCE_UNRESOLVED, location, null);
  }

  @Override
  public void extensionContainsValueAndNestedExtensions(@Nullable IParseLocation location) {
    add(ApiProblem.VALUE_UNREADABLE, location, null);
  }

  private void add(ApiProblem code, @Nullable IParseLocation location, @Nullable String element) {
    if (problems.size() == MOST) {
      return;
    }
    var parent = location == null ? null : location.getParentElementName();
    var path = new StringBuilder();
    if (parent != null && ELEMENT.matcher(parent).matches()) {
      path.append(parent);
    }
    if (element != null && ELEMENT.matcher(element).matches()) {
      path.append(path.isEmpty() ? "" : ".").append(element);
    }
    problems.add(
        path.isEmpty() ? Problem.of(code) : Problem.of(code).at(Place.at(path.toString())));
  }
}
