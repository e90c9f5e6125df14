package nl.pzp.bench.neighbours;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The folder from which a GP system collects its letters; each leaves it once read. */
public final class LetterBox {

  private static final String TAKEN = "taken";

  private final Path folder;
  private final Consumer<String> says;

  /**
   * @param folder to which the adapter writes ({@code pzp.letters.out-folder})
   */
  public LetterBox(Path folder, Consumer<String> says) {
    this.folder = folder;
    this.says = says;
  }

  /** The complete new letters; each is moved to a subfolder. */
  public List<String> take() throws IOException {
    var letters = new ArrayList<String>();
    if (!Files.isDirectory(folder)) {
      return letters;
    }
    List<Path> files;
    try (var all = Files.list(folder)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
              .sorted()
              .toList();
    }
    for (var file : files) {
      var letter = Files.readString(file, StandardCharsets.ISO_8859_1);
      var taken = Files.createDirectories(folder.resolve(TAKEN));
      Files.move(file, taken.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      letters.add(letter);
      says.accept(
          "GP system: took a letter of " + lines(letter) + " lines of text, " + file.getFileName());
    }
    return letters;
  }

  private static long lines(String letter) {
    return Arrays.stream(letter.split("'", -1))
        .filter(each -> each.strip().startsWith("TXT"))
        .count();
  }
}
