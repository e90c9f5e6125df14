package nl.pzp.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Templates of pages escape every text and load nothing from elsewhere. */
class PageTemplatesTest {

  private static List<Path> templates() throws IOException {
    try (var files = Files.walk(Path.of("src/main/resources"))) {
      return files.filter(file -> file.toString().endsWith(".html")).toList();
    }
  }

  @Test
  void noTemplateWritesTextUnescaped() throws IOException {
    assertThat(templates()).isNotEmpty();
    for (var template : templates()) {
      assertThat(Files.readString(template))
          .as(template.toString())
          .doesNotContain("utext", "[(", "__", "<script", "src=", "url(", "@import");
    }
  }
}
