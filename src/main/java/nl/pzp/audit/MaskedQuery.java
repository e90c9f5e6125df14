package nl.pzp.audit;

import java.util.regex.Pattern;
import nl.pzp.identifier.Bsn;

/** Masks the numbers in a query that could be a BSN. */
final class MaskedQuery {

  private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{7,9}(?!\\d)");
  private static final String MASK = "***";

  private MaskedQuery() {}

  static String of(String query) {
    return NUMBER
        .matcher(query)
        .replaceAll(number -> Bsn.parse(number.group()).isPresent() ? MASK : number.group());
  }
}
