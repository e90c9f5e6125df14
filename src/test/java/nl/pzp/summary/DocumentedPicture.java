package nl.pzp.summary;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Element;

/** A picture in docs that carries the text of the page that it was made from, as PNG text. */
final class DocumentedPicture {

  private static final String FORMAT = "javax_imageio_png_1.0";
  private static final String KEYWORD = "Description";

  private DocumentedPicture() {}

  static void write(Path path, BufferedImage image, String text) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("png").next();
    var metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
    add(metadata, text);
    Files.deleteIfExists(path);
    try (var out = ImageIO.createImageOutputStream(path.toFile())) {
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
  }

  private static void add(IIOMetadata metadata, String text) throws IIOInvalidTreeException {
    var entry = new IIOMetadataNode("iTXtEntry");
    entry.setAttribute("keyword", KEYWORD);
    entry.setAttribute("compressionFlag", "FALSE");
    entry.setAttribute("compressionMethod", "0");
    entry.setAttribute("languageTag", "nl");
    entry.setAttribute("translatedKeyword", KEYWORD);
    entry.setAttribute("text", text);
    var texts = new IIOMetadataNode("iTXt");
    texts.appendChild(entry);
    var root = new IIOMetadataNode(FORMAT);
    root.appendChild(texts);
    metadata.mergeTree(FORMAT, root);
  }

  /** The text of the page; empty when the picture carries none. */
  static String text(Path path) throws IOException {
    var reader = ImageIO.getImageReadersByFormatName("png").next();
    try (var in = ImageIO.createImageInputStream(path.toFile())) {
      reader.setInput(in);
      var root = (Element) reader.getImageMetadata(0).getAsTree(FORMAT);
      var entries = root.getElementsByTagName("iTXtEntry");
      return entries.getLength() == 0 ? "" : ((Element) entries.item(0)).getAttribute("text");
    } finally {
      reader.dispose();
    }
  }
}
