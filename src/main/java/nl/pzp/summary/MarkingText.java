package nl.pzp.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.pzp.careplan.PlanResourceReader;
import nl.pzp.careplan.current.PlanTexts;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.SourceTime;
import nl.pzp.form.Moment;
import nl.pzp.marking.MarkingState;
import nl.pzp.marking.MarkingStatement;
import nl.pzp.marking.MarkingStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.jspecify.annotations.Nullable;

/** Whether a patient is marked, as paragraphs of plain text. */
final class MarkingText {

  private final PlanTexts texts;
  private final CareVocabulary vocabulary;
  private final Locale reader;

  MarkingText(PlanTexts texts, CareVocabulary vocabulary, Locale reader) {
    this.texts = texts;
    this.vocabulary = vocabulary;
    this.reader = reader;
  }

  /**
   * The last statement, most important first.
   *
   * @param marker name of who marked, null where it is not known
   */
  List<String> of(MarkingStatus status, @Nullable String marker) {
    var lines = new ArrayList<String>();
    var leading = status.leading();
    var phase = leading == null ? null : leading.statement().phase();
    lines.add(
        texts.text(
            "letter.marking." + status.state().name(),
            reader,
            "phase",
            phase == null
                ? text("letter.marking.phase.unknown")
                : text("phase." + phase.name()).toLowerCase(Locale.ROOT)));
    if (leading == null) {
      return lines;
    }
    var statement = leading.statement();
    lines.add(dated("letter.marking.since", statement.since()));
    if (status.isMarked() && !leading.phaseSince().equals(statement.since())) {
      lines.add(dated("letter.marking.phaseSince", leading.phaseSince()));
    }
    if (statement.state() == MarkingState.WITHDRAWN) {
      lines.add(
          dated(
              "letter.marking.ended",
              Objects.requireNonNullElse(statement.ended(), statement.time().at())));
    }
    lines.add(
        marker == null
            ? text("letter.marking.by.unknown")
            : texts.text("letter.marking.by", reader, "name", marker));
    worded("letter.marking.ground", ground(statement), lines);
    if (!status.isMarked() && statement.reason() != null) {
      worded("letter.marking.reason", words(List.of(statement.reason())), lines);
    }
    var holding =
        status.all().stream().filter(e -> e.statement().state() == MarkingState.MARKED).count();
    if (holding > 1) {
      lines.add(texts.text("letter.marking.several", reader, "count", Long.toString(holding)));
    }
    return lines;
  }

  private String ground(MarkingStatement statement) {
    return words(
        statement.ground().stream().flatMap(evidence -> evidence.getCode().stream()).toList());
  }

  private String words(List<CodeableConcept> concepts) {
    return concepts.stream()
        .map(
            concept -> vocabulary.words(concept).orElseGet(() -> PlanResourceReader.words(concept)))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  private void worded(String key, String words, List<String> lines) {
    if (!words.isEmpty()) {
      lines.add(texts.text(key, reader, "words", words));
    }
  }

  private String dated(String key, Instant moment) {
    var day = new Moment(SourceTime.text(moment).getValueAsString());
    return texts.text(key, reader, "date", texts.date(day, reader));
  }

  private String text(String key) {
    return texts.text(key, reader);
  }
}
