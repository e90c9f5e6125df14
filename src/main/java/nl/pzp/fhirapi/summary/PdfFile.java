package nl.pzp.fhirapi.summary;

/** A PDF with the number of its pages. */
final class PdfFile {

  private final byte[] content;
  private final int pages;

  PdfFile(byte[] content, int pages) {
    this.content = content.clone();
    this.pages = pages;
  }

  byte[] content() {
    return content.clone();
  }

  int pages() {
    return pages;
  }
}
