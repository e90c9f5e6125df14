package nl.pzp.summary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Sets what would be the moment of rendering to a given one, in both places where PDF has it. */
final class SummaryPdfStamp {

  private SummaryPdfStamp() {}

  static void stamp(PDDocument document, Instant moment) throws IOException {
    var second = moment.truncatedTo(ChronoUnit.SECONDS);
    var when = GregorianCalendar.from(second.atZone(ZoneOffset.UTC));
    document.getDocumentInformation().setCreationDate(when);
    document.getDocumentInformation().setModificationDate(when);
    document.setDocumentId(second.getEpochSecond());
    var metadata = document.getDocumentCatalog().getMetadata();
    if (metadata == null) {
      return;
    }
    try (var stream = metadata.exportXMPMetadata()) {
      var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      var stamped =
          text.replaceAll(
              "(<xmp:(?:CreateDate|ModifyDate|MetadataDate)>)[^<]*(<)", "$1" + second + "$2");
      var bytes = new ByteArrayOutputStream();
      bytes.writeBytes(stamped.getBytes(StandardCharsets.UTF_8));
      metadata.importXMPMetadata(bytes.toByteArray());
    }
  }
}
