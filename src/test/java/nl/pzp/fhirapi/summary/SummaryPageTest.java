package nl.pzp.fhirapi.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import nl.pzp.fixtures.ExampleForm;
import nl.pzp.fixtures.ExamplePeople;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SummaryPageTest {

  static Stream<ExampleForm> forms() {
    return ExamplePeople.allForms().stream();
  }

  private static List<Resource> resources(ExampleForm form) {
    return form.expectedResources().getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyPlanIsOnePageWithEveryTextOnIt(ExampleForm form) throws IOException {
    var made = Pages.of(resources(form));

    assertThat(made.pdf().pages()).isEqualTo(1);
    var printed = Pages.text(made.pdf().content()).replaceAll("\\s", "");
    assertThat(SummaryTextsOf.page(made.page()).map(text -> text.replaceAll("\\s", "")))
        .allSatisfy(text -> assertThat(printed).contains(text));
    if (Boolean.getBoolean("pzp.pages.write")) {
      write(form.toString().replace('/', '-'), made.pdf().content());
    }
  }

  private static void write(String name, byte[] pdf) throws IOException {
    Files.createDirectories(Path.of("target", "pages"));
    try (var document = Loader.loadPDF(pdf)) {
      var image = new PDFRenderer(document).renderImageWithDPI(0, 110, ImageType.GRAY);
      ImageIO.write(image, "png", Path.of("target", "pages", name + ".png").toFile());
    }
  }
}
