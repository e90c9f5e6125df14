package nl.pzp.record.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.PrimitiveType;

/**
 * Text in search values: splitting at separators that are not escaped, and comparing as FHIR's
 * string parameters do (R4, search, escaping and string). No character is a wildcard.
 */
final class SearchText {

  private static final char ESCAPE = '\\';
  private static final String ESCAPABLE = "\\,|$";
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private SearchText() {}

  /** The parts between separators, escapes still in them. */
  static List<String> split(String raw, char separator) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      var c = raw.charAt(i);
      if (isEscape(raw, i)) {
        part.append(c).append(raw.charAt(++i));
      } else if (c == separator) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /** Unescapes the text; a backslash before anything but a separator is literal. */
  static String unescape(String part) {
    if (part.indexOf(ESCAPE) < 0) {
      return part;
    }
    var text = new StringBuilder();
    for (int i = 0; i < part.length(); i++) {
      text.append(isEscape(part, i) ? part.charAt(++i) : part.charAt(i));
    }
    return text.toString();
  }

  private static boolean isEscape(String raw, int i) {
    return raw.charAt(i) == ESCAPE
        && i + 1 < raw.length()
        && ESCAPABLE.indexOf(raw.charAt(i + 1)) >= 0;
  }

  /** Whether one of the texts in a value starts with this, ignoring case and accents. */
  static Predicate<Base> startingWith(String wanted) {
    var plain = plain(wanted);
    return value -> textsOf(value).anyMatch(text -> plain(text).startsWith(plain));
  }

  /** Whether one of the texts in a value equals this exactly. */
  static Predicate<Base> exactly(String wanted) {
    return value -> textsOf(value).anyMatch(wanted::equals);
  }

  private static Stream<String> textsOf(Base value) {
    if (value instanceof HumanName name) {
      return present(
          Stream.of(
              Stream.of(name.getText(), name.getFamily()),
              name.getGiven().stream().map(PrimitiveType::getValue),
              name.getPrefix().stream().map(PrimitiveType::getValue),
              name.getSuffix().stream().map(PrimitiveType::getValue)));
    }
    if (value instanceof Address address) {
      return present(
          Stream.of(
              address.getLine().stream().map(PrimitiveType::getValue),
              Stream.of(
                  address.getText(),
                  address.getCity(),
                  address.getDistrict(),
                  address.getState(),
                  address.getPostalCode(),
                  address.getCountry())));
    }
    return value.isPrimitive() ? Stream.of(value.primitiveValue()) : Stream.empty();
  }

  private static Stream<String> present(Stream<Stream<String>> texts) {
    return texts.flatMap(each -> each).filter(Objects::nonNull);
  }

  private static String plain(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}
