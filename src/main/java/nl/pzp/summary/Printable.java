package nl.pzp.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.function.IntPredicate;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Free text as it can be printed: what the font lacks becomes a visible mark, and so does what
 * would turn the order of letters around.
 */
final class Printable {

  static final String REPLACED = "[?]";
  static final String SHORTENED = "[…]";
  private static final String WITHOUT_MEANING = "\u00AD\u200B\u200C\u200D\u2060\uFEFF";

  private final IntPredicate hasGlyph;

  Printable(IntPredicate hasGlyph) {
    this.hasGlyph = hasGlyph;
  }

  /** Knows the glyphs of the fonts of the page, which it reads when a page is first asked for. */
  static Printable withFontsOfThePage() {
    return new Printable(new GlyphsOfThePage());
  }

  private static final class GlyphsOfThePage implements IntPredicate {

    private @Nullable CmapLookup regular;
    private @Nullable CmapLookup bold;

    @Override
    public synchronized boolean test(int character) {
      var plain = regular == null ? glyphs(SummaryPdf.REGULAR) : regular;
      var heavy = bold == null ? glyphs(SummaryPdf.BOLD) : bold;
      regular = plain;
      bold = heavy;
      return plain.getGlyphId(character) != 0 && heavy.getGlyphId(character) != 0;
    }
  }

  private static CmapLookup glyphs(String font) {
    try (var stream = SummaryPdf.font(font)) {
      return new TTFParser()
          .parse(RandomAccessReadBuffer.createBufferFromStream(stream))
          .getUnicodeCmapLookup();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text on one line, at most so many characters, each of which can be printed. */
  String line(String text, int length) {
    var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    var printed = new StringBuilder();
    composed
        .codePoints()
        .filter(c -> WITHOUT_MEANING.indexOf(c) < 0)
        .forEach(
            c -> {
              if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                printed.append(' ');
              } else if (Character.isISOControl(c)
                  || Character.getType(c) == Character.FORMAT
                  || !hasGlyph.test(c)) {
                printed.append(REPLACED);
              } else {
                printed.appendCodePoint(c);
              }
            });
    var line = printed.toString().strip().replaceAll(" +", " ");
    if (line.length() <= length) {
      return line;
    }
    var cut = Math.max(line.lastIndexOf(' ', length), length / 2);
    return line.substring(0, Math.min(cut, length)).strip() + " " + SHORTENED;
  }
}
