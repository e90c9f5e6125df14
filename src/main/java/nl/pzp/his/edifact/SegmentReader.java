package nl.pzp.his.edifact;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.pzp.problem.Problem;

/**
 * Splits a text into segments. Each character is one byte of the interchange, so positions in the
 * text are positions in the bytes.
 */
final class SegmentReader {

  private static final Pattern TAG = Pattern.compile("[A-Z]{3}");

  private final String text;
  private final Separators separators;
  private int at;

  SegmentReader(String text, Separators separators) {
    this.text = text;
    this.separators = separators;
    this.at = Separators.startOf(text);
  }

  /**
   * All segments; line ends and spaces between them are ignored.
   *
   * @throws nl.pzp.problem.ProblemException when the text ends inside a segment, or other text
   *     stands where a segment must begin
   */
  List<Segment> all() {
    var segments = new ArrayList<Segment>();
    skipBetween();
    while (at < text.length()) {
      segments.add(next(segments.size() + 1));
      skipBetween();
    }
    return segments;
  }

  private Segment next(int number) {
    int from = at;
    var elements = new ArrayList<List<String>>();
    var components = new ArrayList<String>();
    var value = new StringBuilder();
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (separators.isRelease(c)) {
        at++;
        if (at == text.length()) {
          break;
        }
        value.append(text.charAt(at));
      } else if (c == separators.component()) {
        components.add(value.toString());
        value.setLength(0);
      } else if (c == separators.element() || c == separators.terminator()) {
        components.add(value.toString());
        value.setLength(0);
        elements.add(components);
        components = new ArrayList<>();
        if (c == separators.terminator()) {
          at++;
          return segment(number, elements, from);
        }
      } else {
        value.append(c);
      }
    }
    throw problem(EdifactProblem.CUT_OFF, number);
  }

  private Segment segment(int number, List<List<String>> elements, int from) {
    var head = elements.get(0);
    if (!TAG.matcher(head.get(0)).matches()) {
      throw problem(EdifactProblem.NO_SEGMENT, number);
    }
    var nesting = String.join(":", head.subList(1, head.size()));
    return new Segment(
        number, head.get(0), nesting, elements.subList(1, elements.size()), from, at);
  }

  private void skipBetween() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '\r' && c != '\n' && c != ' ' && c != '\t') {
        return;
      }
      at++;
    }
  }

  private static RuntimeException problem(EdifactProblem code, int number) {
    return Problem.of(code).with("segment", Integer.toString(number)).asException();
  }
}
