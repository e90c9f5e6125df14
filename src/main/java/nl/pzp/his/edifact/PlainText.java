package nl.pzp.his.edifact;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Converts a text to the characters and the line length of a letter. */
public final class PlainText {

  /** The text as lines. */
  public record Lines(List<String> lines, int replaced) {
    public Lines {
      lines = List.copyOf(lines);
    }

    // A letter is patient data.
    @Override
    public String toString() {
      return "Lines[" + lines.size() + "]";
    }
  }

  // Signs that can be spelled out; any other becomes a visible mark.
  private static final Map<Integer, String> WRITTEN_OUT =
      Map.ofEntries(
          Map.entry((int) '@', "(at)"),
          Map.entry((int) '\u20ac', "EUR"),
          Map.entry((int) '\u2022', "-"),
          Map.entry((int) '\u00b7', "-"),
          Map.entry((int) '\u2013', "-"),
          Map.entry((int) '\u2014', "-"),
          Map.entry((int) '\u2018', "'"),
          Map.entry((int) '\u2019', "'"),
          Map.entry((int) '`', "'"),
          Map.entry((int) '\u201c', "\""),
          Map.entry((int) '\u201d', "\""),
          Map.entry((int) '\u2026', "..."),
          Map.entry((int) '\u00df', "ss"),
          Map.entry((int) '\u00f8', "o"),
          Map.entry((int) '\u00d8', "O"),
          Map.entry((int) '\u00e6', "ae"),
          Map.entry((int) '\u00c6', "AE"),
          Map.entry((int) '\u0142', "l"),
          Map.entry((int) '\u0141', "L"),
          Map.entry((int) '\u0131', "i"),
          Map.entry((int) '\u00b0', " graden"),
          Map.entry((int) '[', "("),
          Map.entry((int) ']', ")"),
          Map.entry((int) '{', "("),
          Map.entry((int) '}', ")"),
          Map.entry((int) '_', "-"),
          Map.entry((int) '#', "nr "),
          Map.entry((int) '\t', " "),
          Map.entry(0xA0, " "));
  private static final String UNKNOWN = "(?)";

  private final Repertoire repertoire;
  private final int width;

  public PlainText(Repertoire repertoire, int width) {
    this.repertoire = repertoire;
    this.width = width;
  }

  /** The lines, none longer than the width; a longer word is split. */
  public Lines lines(List<String> text) {
    var lines = new ArrayList<String>();
    int replaced = 0;
    for (var paragraph : text) {
      for (var line : paragraph.split("\\R", -1)) {
        var fitted = fitted(line);
        replaced += fitted.replaced();
        wrap(fitted.text(), lines);
      }
    }
    return new Lines(lines, replaced);
  }

  /** One value, such as a name, in the characters of a letter. */
  public String value(String text) {
    return fitted(text.replaceAll("\\R", " ")).text().strip();
  }

  private record Fitted(String text, int replaced) {}

  private Fitted fitted(String line) {
    var out = new StringBuilder();
    var composed = Normalizer.normalize(line, Normalizer.Form.NFC);
    int replaced = 0;
    for (int c : composed.codePoints().toArray()) {
      var carried = carried(c);
      if (carried.equals(UNKNOWN)) {
        replaced++;
      }
      out.append(carried);
    }
    return new Fitted(out.toString(), replaced);
  }

  private String carried(int c) {
    if (repertoire.has(c)) {
      return Character.toString(c);
    }
    var written = WRITTEN_OUT.getOrDefault(c, bare(c));
    var cased = repertoire == Repertoire.UNOA ? written.toUpperCase(Locale.ROOT) : written;
    return !cased.isEmpty() && cased.codePoints().allMatch(repertoire::has) ? cased : UNKNOWN;
  }

  // A letter without its accents.
  private static String bare(int c) {
    return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "");
  }

  private void wrap(String text, List<String> lines) {
    var rest = text.stripTrailing();
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int cut = space > 0 && !rest.substring(0, space).isBlank() ? space : width;
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
  }
}
