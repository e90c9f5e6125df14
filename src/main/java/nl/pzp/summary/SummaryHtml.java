package nl.pzp.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.web.util.HtmlUtils;

/** The page as HTML that is also XML: for a screen, and as what the PDF is made of. */
final class SummaryHtml {

  private static final List<String> CLASSES = List.of("decide", "call", "wish");

  private final String style;

  SummaryHtml() {
    try (var file = SummaryHtml.class.getResourceAsStream("summary.css")) {
      style =
          new String(
              Objects.requireNonNull(file, "the style is part of the program").readAllBytes(),
              StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String html(SummaryPage page, SummaryLimits.Size size) {
    var html = new StringBuilder(8192);
    html.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
        .append(page.language())
        .append("\">\n<head>\n<meta charset=\"UTF-8\"/>\n<title>")
        .append(escaped(page.title()))
        .append("</title>\n<meta name=\"description\" content=\"")
        .append(escaped(page.title()))
        .append("\"/>\n<style>\n")
        .append(style)
        .append("</style>\n</head>\n<body class=\"")
        .append(size.name().toLowerCase(Locale.ROOT))
        .append("\">\n");
    head(page, html);
    attention(page.attention(), html);
    for (int i = 0; i < page.tables().size(); i++) {
      table(page.tables().get(i), CLASSES.get(i), html);
    }
    html.append("<div class=\"notes\">\n");
    page.notes().forEach(note -> element("p", null, note, html));
    return html.append("</div>\n</body>\n</html>\n").toString();
  }

  private static void head(SummaryPage page, StringBuilder html) {
    element("h1", null, page.title(), html);
    element("p", null, page.asOf(), html);
    html.append("<div class=\"who\">\n");
    element("p", "name", page.patient().name(), html);
    html.append("<p><span>")
        .append(escaped(page.patient().born()))
        .append("</span> · <span>")
        .append(escaped(page.patient().bsn()))
        .append("</span></p>\n</div>\n");
    if (page.patient().deceased() != null) {
      element("p", "deceased", page.patient().deceased(), html);
    }
  }

  private static void attention(SummaryPage.Attention attention, StringBuilder html) {
    if (attention.lines().isEmpty()) {
      return;
    }
    html.append("<div class=\"attention\">\n");
    element("h2", null, attention.heading(), html);
    html.append("<ul>\n");
    attention.lines().forEach(line -> element("li", null, line, html));
    html.append("</ul>\n</div>\n");
  }

  private static void table(SummaryPage.Table table, String style, StringBuilder html) {
    element("h2", null, table.heading(), html);
    html.append("<table class=\"")
        .append(style)
        .append("\">\n<colgroup><col class=\"label\"/><col class=\"answer\"/>")
        .append("<col class=\"detail\"/></colgroup>\n<thead><tr>");
    table
        .columns()
        .forEach(c -> html.append("<th scope=\"col\">").append(escaped(c)).append("</th>"));
    html.append("</tr></thead>\n<tbody>\n");
    table.rows().forEach(row -> row(row, html));
    html.append("</tbody>\n</table>\n");
  }

  private static void row(SummaryPage.Row row, StringBuilder html) {
    html.append("<tr><th scope=\"row\">")
        .append(escaped(row.label()))
        .append("</th><td class=\"answer ")
        .append(cell(row.mark()))
        .append("\">")
        .append(escaped(row.answer()))
        .append("</td><td class=\"detail\">");
    row.details().forEach(line -> element("p", null, line, html));
    html.append("</td></tr>\n");
  }

  private static String cell(SummaryPage.Mark mark) {
    return mark == SummaryPage.Mark.ATTENTION
        ? "attention-cell"
        : mark.name().toLowerCase(Locale.ROOT);
  }

  private static void element(
      String name,
      @org.jspecify.annotations.Nullable String style,
      String text,
      StringBuilder html) {
    html.append('<').append(name);
    if (style != null) {
      html.append(" class=\"").append(style).append('"');
    }
    html.append('>').append(escaped(text)).append("</").append(name).append(">\n");
  }

  // Numbers, not names: XML knows only five of the names.
  private static String escaped(String text) {
    return HtmlUtils.htmlEscapeDecimal(text, "UTF-8");
  }
}
