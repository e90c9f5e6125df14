package nl.pzp.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.pzp.careplan.current.CurrentPlan;
import nl.pzp.careplan.current.PlanTexts;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.palliative.RegionalReading;
import nl.pzp.record.PersonId;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The text of a letter on a patient: a marking first, and then the plan. */
final class LetterText {

  private static final Locale DUTCH = Locale.forLanguageTag("nl");
  private static final String MARKING = "palliative-marking";

  private final SummaryPages pages;
  private final SummaryPeopleReader people;
  private final RegionalReading region;
  private final PlanTexts texts;
  private final MarkingText markings;

  LetterText(
      SummaryPages pages,
      SummaryPeopleReader people,
      RegionalReading region,
      PlanTexts texts,
      CareVocabulary vocabulary) {
    this.pages = pages;
    this.people = people;
    this.region = region;
    this.texts = texts;
    this.markings = new MarkingText(texts, vocabulary, DUTCH);
  }

  /**
   * The paragraphs.
   *
   * @param topic of the event that it is about
   * @param asOf the moment of which the page of the plan tells
   */
  List<String> of(String topic, PersonId person, List<Resource> resources, Instant asOf) {
    var page = pages.make(person, resources, asOf, DUTCH).page();
    if (!topic.equals(MARKING)) {
      return SummaryText.of(page);
    }
    var lines = new ArrayList<String>();
    lines.add(texts.text("letter.marking.title", DUTCH));
    lines.add("");
    SummaryText.patient(page, lines);
    lines.add("");
    lines.addAll(marking(person, resources));
    lines.add("");
    if (isSaid(pages.plan(resources, asOf))) {
      lines.addAll(SummaryText.of(page));
    } else {
      lines.add(texts.text("letter.plan.none", DUTCH));
    }
    return lines;
  }

  private List<String> marking(PersonId person, List<Resource> resources) {
    var status = region.picture(person).markings().now();
    var leading = status.leading();
    @Nullable String marker =
        leading == null ? null : people.name(leading.statement().marker(), resources);
    return markings.of(status, marker);
  }

  static boolean isSaid(CurrentPlan plan) {
    return !plan.wills().isEmpty()
        || plan.entries().stream().anyMatch(entry -> !entry.statements().isEmpty());
  }
}
