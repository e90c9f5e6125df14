package nl.pzp.summary;

import java.time.Instant;
import java.util.Locale;
import nl.pzp.careplan.current.CurrentPlan;

/** Makes the page as full as one A4 allows. */
public final class SummaryMaker {

  private final SummaryWriter writer;
  private final SummaryHtml html;
  private final SummaryPdf pdf;

  SummaryMaker(SummaryWriter writer, SummaryHtml html, SummaryPdf pdf) {
    this.writer = writer;
    this.html = html;
    this.pdf = pdf;
  }

  /** The same page in every shape. */
  public record Made(SummaryPage page, String html, PdfFile pdf) {}

  /**
   * The page.
   *
   * @throws IllegalStateException when even the tightest does not fit: a defect
   */
  Made make(CurrentPlan plan, SummaryPeople people, Instant asOf, Locale reader) {
    for (var limits : SummaryLimits.LADDER) {
      var page = writer.write(plan, people, asOf, reader, limits);
      var text = html.html(page, limits.size());
      var file = pdf.render(text, asOf);
      if (file.pages() == 1) {
        return new Made(page, text, file);
      }
    }
    throw new IllegalStateException("The tightest page does not fit on one sheet");
  }
}
