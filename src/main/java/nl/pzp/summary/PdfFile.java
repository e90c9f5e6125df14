package nl.pzp.summary;

/** A PDF with the number of its pages. */
public final class PdfFile {

  private final byte[] content;
  private final int pages;

  PdfFile(byte[] content, int pages) {
    this.content = content.clone();
    this.pages = pages;
  }

  public byte[] content() {
    return content.clone();
  }

  int pages() {
    return pages;
  }
}
