package nl.pzp.summary;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.pzp.summary.SummaryPage.Mark;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The page as HTML that is also XML: for a screen, and for the PDF that is made of it. The template
 * {@code page.html} escapes every text.
 */
final class SummaryHtml {

  private static final List<String> CLASSES = List.of("decide", "call", "wish");
  private static final Map<Mark, String> CELLS =
      Map.of(
          Mark.FOR, "for",
          Mark.AGAINST, "against",
          Mark.PLAIN, "plain",
          Mark.ATTENTION, "attention-cell",
          Mark.NOTHING, "nothing");

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
    context.setVariable("classes", CLASSES);
    context.setVariable("cells", CELLS);
    return engine.process("page", context);
  }
}
