package nl.pzp.summary;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;

/** Lays the page out as PDF/A with its fonts inside; fetches nothing from anywhere. */
final class SummaryPdf {

  static final String REGULAR = "LiberationSans-Regular.ttf";
  static final String BOLD = "LiberationSans-Bold.ttf";

  private static final String FAMILY = "Liberation Sans";
  private static final int NORMAL_WEIGHT = 400;
  private static final int BOLD_WEIGHT = 700;

  static {
    // The renderer's log could hold texts of the page.
    XRLog.setLoggingEnabled(false);
  }

  static InputStream font(String file) {
    return Objects.requireNonNull(
        SummaryPdf.class.getResourceAsStream("/liberation/" + file),
        "the fonts are part of the program");
  }

  /**
   * Lays out on one page, or on several: the caller asks for less then.
   *
   * @param moment that the document says it was made at, so that the same page is the same file
   */
  PdfFile render(String html, Instant moment) {
    var bytes = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    builder.useFont(() -> font(REGULAR), FAMILY, NORMAL_WEIGHT, FontStyle.NORMAL, true);
    builder.useFont(() -> font(BOLD), FAMILY, BOLD_WEIGHT, FontStyle.NORMAL, true);
    builder.usePdfUaAccessibility(true);
    builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
    builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    builder.useUriResolver((base, uri) -> null);
    builder.withProducer("PZP adapter");
    builder.withHtmlContent(html, null);
    try (var renderer = builder.buildPdfRenderer();
        var document = renderer.createPDFKeepOpen()) {
      SummaryPdfStamp.stamp(document, moment);
      document.save(bytes);
      return new PdfFile(bytes.toByteArray(), document.getNumberOfPages());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
