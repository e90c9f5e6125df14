package nl.pzp.summary;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import nl.pzp.summary.SummaryPage.Mark;
import nl.pzp.summary.SummaryPage.Table;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The page as HTML that is also XML: for a screen, and for the PDF that is made of it. The template
 * {@code page.html} escapes every text.
 */
final class SummaryHtml {

  private static final List<String> CLASSES = List.of("call", "decide", "wish");
  private static final Map<Mark, String> CELLS =
      Map.of(
          Mark.FOR, "for",
          Mark.AGAINST, "against",
          Mark.PLAIN, "plain",
          Mark.ATTENTION, "attention-cell",
          Mark.NOTHING, "nothing");

  private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()-]+");
  private static final int SHORTEST_NUMBER = 3;

  private final TemplateEngine engine = new TemplateEngine();

  SummaryHtml() {
    var templates = new ClassLoaderTemplateResolver(SummaryHtml.class.getClassLoader());
    templates.setPrefix("nl/pzp/summary/");
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    templates.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(templates);
  }

  String html(SummaryPage page, SummaryLimits.Size size) {
    var context = new Context(Locale.ROOT);
    context.setVariable("page", page);
    context.setVariable("size", size.name().toLowerCase(Locale.ROOT));
    var decisions = page.tables().get(0);
    var rest = decisions.rows().subList(1, decisions.rows().size());
    context.setVariable("first", decisions.rows().get(0));
    // Resuscitation stands above the tables, and a crew calls before it reads on.
    context.setVariable(
        "tables",
        List.of(
            page.tables().get(1),
            new Table(decisions.heading(), decisions.columns(), rest),
            page.tables().get(2)));
    context.setVariable("calls", calls(page.tables().get(1)));
    context.setVariable("classes", CLASSES);
    context.setVariable("cells", CELLS);
    return engine.process("page", context);
  }

  // A telephone dials what is tapped; several numbers on one line stay text.
  private static Map<String, String> calls(Table people) {
    var calls = new HashMap<String, String>();
    for (var row : people.rows()) {
      for (var detail : row.details()) {
        var number = detail.replaceAll("[^0-9+]", "");
        if (number.length() >= SHORTEST_NUMBER && PHONE.matcher(detail).matches()) {
          calls.put(detail, "tel:" + number);
        }
      }
    }
    return calls;
  }
}
