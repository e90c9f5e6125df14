package nl.pzp.bench;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.bench.report.Finding;
import nl.pzp.convert.Message;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Writes a problem in the reader's language, with the text of its question. */
final class FindingWriter {

  private static final int NEAREST = 3;

  private final ProblemCatalogue catalogue;
  private final Packs packs;
  private final Locale reader;
  private final boolean quoting;

  /**
   * @param quoting whether the tester asked to quote the file
   */
  FindingWriter(ProblemCatalogue catalogue, Packs packs, Locale reader, boolean quoting) {
    this.catalogue = catalogue;
    this.packs = packs;
    this.reader = reader;
    this.quoting = quoting;
  }

  /** A problem of an unreadable file, with the parser's words if any. */
  Finding of(Problem problem, List<String> words) {
    return of(problem, null, 0, words.isEmpty() ? null : String.join("; ", words));
  }

  /**
   * A problem of a message.
   *
   * @param asked the form version of the question; absent for that of the message
   * @param line where in the file, or 0
   * @param words of the parser or validator, which quote the file
   */
  Finding of(
      Problem problem, Message message, @Nullable Pack asked, int line, @Nullable String words) {
    var pack = asked != null ? asked : packOf(message);
    var linkId = problem.place().linkId();
    var quote = words == null && linkId != null ? answer(message, linkId) : words;
    return of(problem, pack, line, quote);
  }

  private Finding of(Problem problem, @Nullable Pack pack, int line, @Nullable String quote) {
    var text = catalogue.text(problem, reader);
    var linkId = problem.place().linkId();
    return new Finding(
        problem.code().severity(),
        problem.code().id(),
        linkId,
        linkId == null || pack == null ? null : question(pack, linkId),
        problem.place().expression(),
        line,
        text.message(),
        text.remedy(),
        quoting ? quote : null);
  }

  private @Nullable Pack packOf(Message message) {
    return message.forms().stream()
        .filter(form -> form.hasQuestionnaire())
        .flatMap(form -> packs.ofForm(form.getQuestionnaire()).stream())
        .findFirst()
        .orElse(null);
  }

  // Many questions are called "Toelichting": the group texts above tell them apart.
  private static @Nullable String question(Pack pack, String linkId) {
    var names = new ArrayDeque<String>();
    var question = pack.question(linkId).orElse(null);
    while (question != null && names.size() < NEAREST) {
      names.addFirst(question.text());
      var parent = question.parent();
      question = parent == null ? null : pack.question(parent).orElse(null);
    }
    return names.isEmpty() ? null : String.join(" > ", names);
  }

  private static @Nullable String answer(Message message, String linkId) {
    var answers =
        message.forms().stream()
            .flatMap(form -> answers(form.getItem(), linkId).stream())
            .map(FindingWriter::value)
            .collect(Collectors.joining(", "));
    return answers.isEmpty() ? null : answers;
  }

  private static List<Type> answers(List<QuestionnaireResponseItemComponent> items, String linkId) {
    return items.stream()
        .flatMap(
            item ->
                Stream.concat(
                    item.getAnswer().stream()
                        .flatMap(
                            answer ->
                                Stream.concat(
                                    linkId.equals(item.getLinkId()) && answer.hasValue()
                                        ? Stream.of(answer.getValue())
                                        : Stream.empty(),
                                    answers(answer.getItem(), linkId).stream())),
                    answers(item.getItem(), linkId).stream()))
        .toList();
  }

  private static String value(Type value) {
    return value instanceof Coding coding
        ? Objects.toString(coding.getSystem(), "") + "|" + Objects.toString(coding.getCode(), "")
        : Objects.toString(value.primitiveValue(), value.fhirType());
  }
}
