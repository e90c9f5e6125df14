package nl.pzp.epd;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.pzp.epd.hl7v2.Hl7Field;
import nl.pzp.epd.hl7v2.Hl7Message;
import nl.pzp.epd.hl7v2.Hl7Segment;

/**
 * The document in a message: one PDF (OBX of type ED), or lines of text. Base64 may contain line
 * breaks, also as escapes.
 *
 * @param bytes of the document itself
 */
@SuppressWarnings("ArrayRecordComponent") // carried once, never compared
record DocumentContent(String contentType, byte[] bytes) {

  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> TEXT = List.of("TX", "FT", "ST");
  private static final int TYPE = 2;
  private static final int VALUE = 5;

  static DocumentContent of(Hl7Message message) {
    var encapsulated = message.all("OBX").stream().filter(obx -> isType(obx, "ED")).toList();
    if (encapsulated.size() > 1) {
      throw RequiredFields.at(EpdProblem.DOCUMENT_FORMAT, "OBX-5");
    }
    if (encapsulated.size() == 1) {
      return pdf(encapsulated.get(0).field(VALUE));
    }
    var text =
        message.all("OBX").stream()
            .filter(obx -> TEXT.stream().anyMatch(type -> isType(obx, type)))
            .flatMap(obx -> obx.repetitions(VALUE).stream())
            .map(line -> line.text().orElse(""))
            .collect(Collectors.joining("\n"));
    if (text.isBlank()) {
      throw RequiredFields.at(EpdProblem.DOCUMENT_MISSING, "OBX-5");
    }
    return new DocumentContent("text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isType(Hl7Segment obx, String type) {
    return obx.value(TYPE).filter(type::equals).isPresent();
  }

  private static DocumentContent pdf(Hl7Field field) {
    var kind =
        field.component(2).orElse("").toLowerCase(Locale.ROOT)
            + "/"
            + field.component(3).orElse("").toLowerCase(Locale.ROOT);
    var isPdf = kind.equals("application/pdf") || kind.endsWith("/pdf") || kind.equals("pdf/");
    var isBase64 = field.component(4).filter(e -> e.equalsIgnoreCase("Base64")).isPresent();
    if (!isPdf || !isBase64) {
      throw RequiredFields.at(EpdProblem.DOCUMENT_FORMAT, "OBX-5");
    }
    var encoded =
        field
            .component(5)
            .orElseThrow(() -> RequiredFields.at(EpdProblem.DOCUMENT_MISSING, "OBX-5"))
            .replaceAll("\\s", "");
    var bytes = decoded(encoded);
    for (int i = 0; i < PDF.length; i++) {
      if (bytes.length <= i || bytes[i] != PDF[i]) {
        throw RequiredFields.at(EpdProblem.DOCUMENT_BROKEN, "OBX-5");
      }
    }
    return new DocumentContent("application/pdf", bytes);
  }

  private static byte[] decoded(String encoded) {
    try {
      return Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      throw RequiredFields.at(EpdProblem.DOCUMENT_BROKEN, "OBX-5");
    }
  }

  @Override
  public String toString() {
    return "DocumentContent[" + contentType + ", " + bytes.length + " bytes]";
  }
}
