package nl.pzp.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import nl.pzp.careplan.PlanResourceReader;
import nl.pzp.careplan.current.AsOf;
import nl.pzp.careplan.current.CurrentPlan;
import nl.pzp.careplan.current.CurrentPlanReader;
import nl.pzp.careplan.current.DecisionPhrases;
import nl.pzp.careplan.current.PlanTexts;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.FormReader;
import nl.pzp.form.Moment;
import nl.pzp.terminology.ConceptMaps;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.Resource;

/** Makes pages without a server. */
final class Pages {

  static final Locale DUTCH = Locale.forLanguageTag("nl");
  static final Instant NOW = Instant.parse("2026-11-22T18:30:00Z");

  private static final PlanTexts TEXTS = PlanTexts.read(ProjectProfiles.profiles());
  private static final SummaryMaker MAKER =
      new SummaryMaker(
          new SummaryWriter(TEXTS, Printable.withFontsOfThePage()),
          new SummaryHtml(),
          new SummaryPdf());
  private static final CurrentPlanReader READER =
      new CurrentPlanReader(
          new PlanResourceReader(
              ProjectProfiles.packs().all().stream()
                  .filter(pack -> pack.fhirVersion().equals("R4"))
                  .toList(),
              ConceptMaps.read(ProjectProfiles.profiles())),
          new FormReader(ProjectProfiles.packs()),
          DecisionPhrases.read(ProjectProfiles.profiles()));

  private Pages() {}

  static CurrentPlan plan(List<? extends Resource> resources) {
    return READER.read(resources, AsOf.today(day(NOW)));
  }

  private static LocalDate day(Instant moment) {
    return moment.atZone(ZoneId.of("Europe/Amsterdam")).toLocalDate();
  }

  /** With a team and a phase of people that do not exist. */
  static SummaryPeople people() {
    return new SummaryPeople(
        "999990019",
        "Terminale fase",
        new Moment("2026-10-01"),
        null,
        new SummaryPeople.Callable("dr. S. Oosterwijk, huisarts", "0592-555 010"),
        new SummaryPeople.Callable("M. Feenstra, wijkverpleegkundige", "06-5555 0134"),
        false,
        List.of());
  }

  static SummaryPeople nobody() {
    return new SummaryPeople(null, null, null, null, null, null, false, List.of());
  }

  static SummaryMaker.Made of(List<? extends Resource> resources) {
    return of(plan(resources), people(), DUTCH);
  }

  static SummaryMaker.Made of(CurrentPlan plan, SummaryPeople people, Locale reader) {
    return MAKER.make(plan, people, NOW, reader);
  }

  static String text(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
