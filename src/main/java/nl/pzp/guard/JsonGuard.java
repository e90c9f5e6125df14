package nl.pzp.guard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Optional;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Guards JSON. */
public final class JsonGuard implements ContentGuard {

  // FHIR R4, section 2.24.0.1: a string has at most 1024 * 1024 characters; base64 has no bound.
  private static final int LONGEST_STRING = 1024 * 1024;
  private static final int LONGEST_NAME = 256;

  private final JsonFactory json;
  private final int deepest;

  public JsonGuard(LimitSettings limits) {
    this.deepest = limits.nesting();
    var constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.nesting())
            .maxNameLength(LONGEST_NAME)
            .maxStringLength(limits.bodyBytes() + 1)
            .maxNumberLength(limits.bodyBytes() + 1)
            .build();
    // Field names come from strangers; caching them across messages would fill the memory.
    this.json =
        new JsonFactoryBuilder()
            .streamReadConstraints(constraints)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
  }

  @Override
  public Guarded check(String text) {
    try (var parser = json.createParser(text)) {
      return Guarded.safe(walk(parser));
    } catch (ProblemException e) {
      return Guarded.refused(e.problems().get(0));
    } catch (StreamConstraintsException e) {
      return Guarded.refused(
          Problem.of(GuardProblem.NESTED_TOO_DEEP).with("limit", Integer.toString(deepest)));
    } catch (JsonParseException e) {
      // Jackson has no exception type for a duplicate field.
      var twice = e.getOriginalMessage().startsWith("Duplicate field");
      return Guarded.refused(
          at(e.getLocation(), twice ? GuardProblem.NAME_TWICE : GuardProblem.JSON_BROKEN));
    } catch (JsonProcessingException e) {
      return Guarded.refused(at(e.getLocation(), GuardProblem.JSON_BROKEN));
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory cannot fail to be read", e);
    }
  }

  private static ShapeGuard walk(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw at(parser.currentLocation(), GuardProblem.NO_RESOURCE).asException();
    }
    var shape = new ShapeGuard();
    shape.open("");
    for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (shape.isClosed()) {
        throw at(parser.currentTokenLocation(), GuardProblem.JSON_BROKEN).asException();
      }
      switch (token) {
        case FIELD_NAME -> name(parser, shape);
        case START_OBJECT -> shape.open(elementOf(parser.getParsingContext().getParent()));
        case END_OBJECT -> refuse(shape.close());
        case VALUE_STRING -> string(parser, shape);
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
        default -> {}
      }
    }
    return shape;
  }

  private static void refuse(Optional<Problem> problem) {
    if (problem.isPresent()) {
      throw problem.get().asException();
    }
  }

  private static void name(JsonParser parser, ShapeGuard shape) throws IOException {
    checkText(parser, parser.currentName());
    shape.element(parser.currentName());
  }

  private static void string(JsonParser parser, ShapeGuard shape) throws IOException {
    var text = parser.getText();
    var element = elementOf(parser.getParsingContext());
    checkText(parser, text);
    if (text.length() > LONGEST_STRING && !element.equals("data")) {
      throw at(parser.currentTokenLocation(), GuardProblem.TEXT_TOO_LONG)
          .with("limit", Integer.toString(LONGEST_STRING))
          .asException();
    }
    // The FHIR parser reads a quoted number as a number too.
    if (Numbers.mayBeDecimal(element, shape.name()) && Numbers.isAbsurd(text)) {
      throw at(parser.currentTokenLocation(), GuardProblem.NUMBER_TOO_BIG).asException();
    }
    if (Numbers.hasForeignDigits(text)) {
      throw at(parser.currentTokenLocation(), GuardProblem.DIGIT_NOT_ALLOWED).asException();
    }
    if (Dates.isDated(element) && !Dates.isWellFormed(element, text)) {
      throw at(parser.currentTokenLocation(), GuardProblem.DATE_MALFORMED)
          .with("element", element)
          .asException();
    }
    if (parser.getParsingContext().inObject()) {
      switch (element) {
        case "resourceType" -> shape.type(text);
        case "id" -> shape.id(text);
        default -> shape.text(element, text);
      }
    }
  }

  private static void number(JsonParser parser) throws IOException {
    if (Numbers.isAbsurd(parser.getText())) {
      throw at(parser.currentTokenLocation(), GuardProblem.NUMBER_TOO_BIG).asException();
    }
  }

  /** The field name of this value; inside an array, the name of the array. */
  private static String elementOf(@Nullable JsonStreamContext context) {
    var named = context;
    while (named != null && named.inArray()) {
      named = named.getParent();
    }
    return named == null || named.getCurrentName() == null ? "" : named.getCurrentName();
  }

  private static void checkText(JsonParser parser, String text) {
    if (!MessageCharacters.isAllowed(text)) {
      throw at(parser.currentTokenLocation(), GuardProblem.CHARACTER_NOT_ALLOWED).asException();
    }
  }

  private static Problem at(JsonLocation location, GuardProblem code) {
    return Problem.of(code)
        .with("line", Integer.toString(location.getLineNr()))
        .with("column", Integer.toString(location.getColumnNr()));
  }
}
