package nl.pzp.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import nl.pzp.fixtures.ExamplePeople;
import org.apache.pdfbox.Loader;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The page as a PDF that can still be read, and be read aloud, in ten years. */
class ArchivalPdfTest {

  @BeforeAll
  static void useVeraPdf() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private static byte[] pdf() {
    var resources =
        ExamplePeople.capable().form().expectedResources().getEntry().stream()
            .map(BundleEntryComponent::getResource)
            .toList();
    return Pages.of(resources).pdf().content();
  }

  @Test
  void thePageIsPdfA() throws Exception {
    var flavour = PDFAFlavour.PDFA_2_A;
    try (var parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf()), flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      var result = validator.validate(parser);

      assertThat(result.getTestAssertions()).isEmpty();
      assertThat(result.isCompliant()).isTrue();
      assertThat(result.getTotalAssertions()).isGreaterThan(1000);
    }
  }

  @Test
  void theSamePageIsTheSameFile() {
    assertThat(pdf()).isEqualTo(pdf());
  }

  @Test
  void thePageSaysItsTitleAndLanguage() throws Exception {
    try (var document = Loader.loadPDF(pdf())) {
      assertThat(document.getDocumentCatalog().getLanguage()).startsWith("nl");
      assertThat(document.getDocumentInformation().getTitle())
          .isEqualTo("Proactieve zorgplanning – samenvatting voor acute zorg");
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
    }
  }
}
