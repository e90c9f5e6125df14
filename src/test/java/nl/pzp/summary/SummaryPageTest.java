package nl.pzp.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.careplan.current.PlanSubject;
import nl.pzp.fixtures.ExampleForm;
import nl.pzp.fixtures.ExamplePeople;
import nl.pzp.fixtures.StandardPerson;
import nl.pzp.summary.SummaryPage.Mark;
import nl.pzp.summary.SummaryPage.Row;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One page, whole and readable. With {@code -Dpzp.docs.write=true} the pictures in docs are made
 * anew.
 */
class SummaryPageTest {

  private static final String COMMENT = "http://nictiz.nl/fhir/StructureDefinition/ext-Comment";
  private static final int DPI = 100;
  private static final int MARGIN_MILLIMETRES = 8;

  static Stream<ExampleForm> forms() {
    return ExamplePeople.allForms().stream();
  }

  private static List<Resource> resources(ExampleForm form) {
    return new ArrayList<>(
        form.expectedResources().getEntry().stream()
            .map(BundleEntryComponent::getResource)
            .toList());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyPlanIsOnePageWithEveryTextOfTheJsonAndNoOther(ExampleForm form) {
    var made = Pages.of(resources(form));

    assertOnePageWithAll(made);
    assertSaysWhatIsRecorded(made, RecordedPage.of(form.expectedText()));
  }

  private static void assertSaysWhatIsRecorded(SummaryMaker.Made made, RecordedPage recorded) {
    var printed = RecordedPage.bare(Pages.text(made.pdf().content()));
    assertThat(printed)
        .contains(recorded.person(), recorded.representative(), recorded.capability());
    assertRows(printed, recorded.treatments().subList(0, 1), "Mensenomtebellen");
    assertRows(
        printed, recorded.treatments().subList(1, recorded.treatments().size()), "Doelenwensen");
    assertRows(printed, recorded.wishes(), "Fase");
    assertThat(made.page().tables().get(0).rows()).hasSameSizeAs(recorded.treatments());
  }

  /** Each row begins where it must, says what is recorded, and explains nothing else. */
  private static void assertRows(String printed, List<RecordedPage.RecordedRow> rows, String end) {
    var starts = rows.stream().map(row -> printed.indexOf(row.start())).toList();
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      assertThat(printed).contains(row.start());
      var next = i + 1 < rows.size() ? starts.get(i + 1) : printed.indexOf(end, starts.get(i));
      assertThat(starts.get(i)).as("%s stands above the next", row.start()).isLessThan(next);
      var section = printed.substring(starts.get(i), next);
      assertThat(section).contains(row.answer());
      if (row.explanation().isEmpty()) {
        assertThat(section).doesNotContain("Toelichting:");
      } else {
        assertThat(section).contains("Toelichting:" + row.explanation());
      }
    }
  }

  private static void assertOnePageWithAll(SummaryMaker.Made made) {
    assertThat(made.pdf().pages()).isEqualTo(1);
    var printed = Pages.text(made.pdf().content()).replaceAll("\\s|·", "");
    var texts = SummaryTextsOf.page(made.page()).map(text -> text.replaceAll("\\s", "")).toList();
    assertThat(texts).allSatisfy(text -> assertThat(printed).contains(text));
    assertThat(printed.replace("•", ""))
        .hasSameSizeAs(String.join("", texts).replace("·", "").replace("•", ""));
    assertNothingInTheMargins(image(made.pdf().content()));
  }

  private static void assertNothingInTheMargins(BufferedImage page) {
    var margin = MARGIN_MILLIMETRES * DPI * 10 / 254;
    for (int x = 0; x < page.getWidth(); x++) {
      for (int y = 0; y < page.getHeight(); y++) {
        var isMargin =
            x < margin
                || y < margin
                || x >= page.getWidth() - margin
                || y >= page.getHeight() - margin;
        if (isMargin && (page.getRGB(x, y) & 0xFF) < 0xF0) {
          throw new AssertionError("Something is printed at " + x + ", " + y);
        }
      }
    }
  }

  private static BufferedImage image(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.GRAY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aRefusalIsSetApartFromAPermissionInWordsAndOnPaper() {
    var rows = Pages.of(resources(ExamplePeople.capable().form())).page().tables().get(0).rows();

    assertThat(row(rows, PlanSubject.CARDIOPULMONARY_RESUSCITATION))
        .extracting(Row::answer, Row::mark)
        .containsExactly("NIET reanimeren", Mark.AGAINST);
    assertThat(row(rows, PlanSubject.HOSPITAL_ADMISSION))
        .extracting(Row::answer, Row::mark)
        .containsExactly("WEL naar het ziekenhuis", Mark.FOR);
  }

  @Test
  void whatIsNotRecordedIsNeitherYesNorNo() {
    var made = Pages.of(Pages.plan(List.of()), Pages.nobody(), Pages.DUTCH);

    assertOnePageWithAll(made);
    assertThat(made.page().tables().get(0).rows())
        .hasSize(8)
        .allSatisfy(
            row -> {
              assertThat(row.answer()).isEqualTo("Niet vastgelegd: geen ja en geen nee");
              assertThat(row.mark()).isEqualTo(Mark.NOTHING);
              assertThat(row.value()).isEmpty();
            });
    assertThat(made.page().notes().get(0)).contains("geen ja en geen nee");
  }

  @Test
  void unknownAndNotDiscussedSayNothingForOrAgainst() {
    var rows =
        Pages.of(resources(ExamplePeople.everythingUnknown().form())).page().tables().get(0).rows();

    assertThat(rows)
        .filteredOn(row -> !row.code().equals(PlanSubject.DEFIBRILLATOR.name()))
        .allSatisfy(row -> assertThat(row.mark()).isEqualTo(Mark.NOTHING))
        .extracting(Row::answer)
        .contains("Gevraagd en nog onbekend")
        .noneMatch(answer -> answer.contains("WEL") || answer.startsWith("NIET"));
  }

  @Test
  void conflictsStandOnTopWithBothSides() {
    var resources = resources(ExamplePeople.olderFormAfterNewer().form());
    resources.addAll(resources(ExamplePeople.olderFormAfterNewer().secondForm()));

    var made = Pages.of(resources);

    assertOnePageWithAll(made);
    assertThat(made.page().attention().heading()).startsWith("LET OP");
    assertThat(made.page().attention().lines())
        .anyMatch(line -> line.contains("WEL reanimeren (30-09-2025)"));
    var html = made.html();
    assertThat(html.indexOf("LET OP")).isLessThan(html.indexOf("<table"));
  }

  @Test
  void aContradictionShowsNoAnswerOfItsOwn() {
    var resources = resources(ExamplePeople.capable().form());
    var other =
        resources.stream()
            .filter(Consent.class::isInstance)
            .map(Consent.class::cast)
            .filter(c -> c.getProvision().getCodeFirstRep().getCodingFirstRep().hasCode())
            .filter(
                c ->
                    c.getProvision()
                        .getCodeFirstRep()
                        .getCodingFirstRep()
                        .getCode()
                        .equals("89666000"))
            .findFirst()
            .orElseThrow()
            .copy();
    other.setId("Consent/other");
    other.getProvision().setType(Consent.ConsentProvisionType.PERMIT);
    resources.add(other);

    var row =
        row(
            Pages.of(resources).page().tables().get(0).rows(),
            PlanSubject.CARDIOPULMONARY_RESUSCITATION);

    assertThat(row.state()).isEqualTo("CONTRADICTORY");
    assertThat(row.value()).isEmpty();
    assertThat(row.mark()).isEqualTo(Mark.ATTENTION);
    assertThat(row.answer()).isEqualTo("TEGENSTRIJDIG, zie elke uitspraak");
    assertThat(row.details())
        .anyMatch(line -> line.startsWith("NIET reanimeren – "))
        .anyMatch(line -> line.startsWith("WEL reanimeren – "));
  }

  @Test
  void howeverMuchIsWrittenItIsOnePageThatSaysWhatWasShortened() {
    var resources = resources(ExamplePeople.onlyFreeText().form());
    var endless = "Een heel lange toelichting die maar doorgaat. ".repeat(120);
    for (var resource : List.copyOf(resources)) {
      if (resource instanceof Consent consent) {
        consent.getExtension().clear();
        consent.addExtension(new Extension(COMMENT, new StringType(endless)));
        for (int i = 0; i < 12; i++) {
          var other = consent.copy();
          other.setId("Consent/" + consent.getIdElement().getIdPart() + i);
          other.getMeta().setSource("https://organisation-" + i + ".example/with/a/long/address");
          other.getProvision().setType(Consent.ConsentProvisionType.PERMIT);
          other.getModifierExtension().clear();
          resources.add(other);
        }
      }
      if (resource instanceof Patient patient) {
        patient.getNameFirstRep().setText("Onuitsprekelijkelangenaam".repeat(40));
        patient.setDeceased(new DateTimeType("2026-11-01"));
      }
      if (resource instanceof RelatedPerson person) {
        person.getNameFirstRep().setText("W".repeat(900));
      }
    }

    var made = Pages.of(resources);

    assertOnePageWithAll(made);
    assertThat(made.page().notes()).anyMatch(note -> note.startsWith("[…]"));
    assertThat(made.page().patient().deceased()).startsWith("OVERLEDEN");
    assertThat(row(made.page().tables().get(0).rows(), PlanSubject.ARTIFICIAL_RESPIRATION))
        .satisfies(
            row ->
                assertThat(row.details())
                    .as("both sides of a contradiction, however little room there is")
                    .anyMatch(line -> line.startsWith("ANDERS"))
                    .anyMatch(line -> line.startsWith("WEL beademen")));
    assertThat(made.page().attention().lines()).anyMatch(line -> line.startsWith("en nog "));
  }

  @Test
  void whatCannotBePrintedIsMarkedAndNotDropped() {
    var resources = resources(ExamplePeople.capable().form());
    resources.stream()
        .filter(Patient.class::isInstance)
        .map(Patient.class::cast)
        .forEach(patient -> patient.getNameFirstRep().setText("Jannie \u202Etsegneid\u202C 李 é"));

    var made = Pages.of(resources);

    assertOnePageWithAll(made);
    assertThat(made.page().patient().name()).isEqualTo("Jannie [?]tsegneid[?] [?] é");
    assertThat(made.page().notes()).anyMatch(note -> note.startsWith("[?]"));
  }

  @Test
  void whatPeopleWriteIsNoMarkup() {
    var resources = resources(ExamplePeople.capable().form());
    resources.stream()
        .filter(Patient.class::isInstance)
        .map(Patient.class::cast)
        .forEach(p -> p.getNameFirstRep().setText("<script>alert(1)</script> & \"Jansen\""));

    var made = Pages.of(resources);

    assertOnePageWithAll(made);
    assertThat(made.html()).doesNotContain("<script").contains("&lt;script&gt;");
  }

  @Test
  void theHtmlCanBeReadAloud() {
    var html = Pages.of(resources(ExamplePeople.capable().form())).html();

    assertThat(html)
        .contains("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"nl\">")
        .contains("<title>", "<h1>", "<h2>", "<th scope=\"col\">", "<th scope=\"row\">")
        .doesNotContain("<img", "<script", "http-equiv", "src=");
    assertThat(html.replace("href=\"tel:", ""))
        .as("it dials, and leads nowhere")
        .doesNotContain("href=");
  }

  @Test
  void thePageIsInEnglishForAnEnglishReader() {
    var plan = Pages.plan(resources(ExamplePeople.capable().form()));

    var made = Pages.of(plan, Pages.people(), Locale.ENGLISH);

    assertOnePageWithAll(made);
    assertThat(made.page().tables().get(0).rows().get(0).answer()).isEqualTo("Do NOT resuscitate");
  }

  @Test
  void theStandardsOwnPersonFitsWithAllConflicts() {
    assertOnePageWithAll(Pages.of(StandardPerson.resources()));
  }

  @Test
  void thePicturesInTheDocumentationAreOfThisPage() throws IOException {
    var conflicting = resources(ExamplePeople.olderFormAfterNewer().form());
    conflicting.addAll(resources(ExamplePeople.olderFormAfterNewer().secondForm()));
    picture("acp-summary.png", Pages.of(resources(ExamplePeople.capable().form())));
    picture("acp-summary-conflict.png", Pages.of(conflicting));
    picture(
        "acp-summary-unknown.png", Pages.of(resources(ExamplePeople.everythingUnknown().form())));
  }

  // The picture carries the text of the page that it was made from.
  private static void picture(String file, SummaryMaker.Made made) throws IOException {
    var path = Path.of("docs", "images", file);
    var text = Pages.text(made.pdf().content());
    if (Boolean.getBoolean("pzp.docs.write")) {
      Files.createDirectories(path.getParent());
      DocumentedPicture.write(path, image(made.pdf().content()), text);
    }
    assertThat(DocumentedPicture.text(path)).as("%s is of another page", file).isEqualTo(text);
  }

  private static Row row(List<Row> rows, PlanSubject subject) {
    return rows.stream()
        .filter(row -> row.code().equals(subject.name()))
        .collect(Collectors.toList())
        .get(0);
  }
}
