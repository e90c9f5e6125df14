package nl.pzp.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.pzp.bench.report.FileReport;
import nl.pzp.bench.report.Finding;
import nl.pzp.convert.Converter;
import nl.pzp.convert.Format;
import nl.pzp.convert.Formats;
import nl.pzp.convert.Message;
import nl.pzp.convert.MessageReader;
import nl.pzp.convert.ReadMessage;
import nl.pzp.form.FormProblem;
import nl.pzp.guard.TextGuard;
import nl.pzp.problem.Problem;
import nl.pzp.validation.ResourceValidator;
import nl.pzp.validation.ValidationProblem;

/**
 * Checks one file as the doors would: its notation, form, converted resources and FHIR profiles.
 */
final class MessageCheck {

  private final TextGuard guard;
  private final MessageReader reader;
  private final Formats formats;
  private final Converter converter;
  private final Optional<ResourceValidator> validator;
  private final FindingWriter findings;

  /**
   * @param validator empty when the tester wants the form checked alone
   */
  MessageCheck(Workbench bench, Optional<ResourceValidator> validator, FindingWriter findings) {
    this.guard = bench.guard();
    this.reader = bench.reader();
    this.formats = bench.formats();
    this.converter = bench.converter();
    this.validator = validator;
    this.findings = findings;
  }

  FileReport check(InputFile file) {
    if (file.problem().isPresent()) {
      return new FileReport(
          file.name(), null, false, List.of(findings.of(file.problem().get(), List.of())));
    }
    var look = guard.look(file.bytes());
    if (look.problem().isPresent()) {
      return new FileReport(
          file.name(), null, true, List.of(findings.of(look.problem().get(), List.of())));
    }
    var reading = reader.read(look.text(), look.encoding(), look.isStu3());
    if (reading instanceof ReadMessage.Refused refused) {
      return new FileReport(
          file.name(), null, true, List.of(findings.of(refused.problem(), refused.words())));
    }
    var read = (ReadMessage.Read) reading;
    var found = new ArrayList<Finding>();
    var format = formats.of(read.message());
    var ofForm = converter.problemsOfForms(read.message());
    read.message()
        .arrival()
        .forEach(problem -> found.add(findings.of(problem, read.message(), null, 0, null)));
    ofForm.forEach(problem -> found.add(findings.of(problem, read.message(), null, 0, null)));
    if (validator.isPresent()) {
      found.addAll(validated(validator.get(), look, read.message(), ofForm));
    } else {
      found.addAll(unknownElements(read));
    }
    return new FileReport(file.name(), format.map(Format::name).orElse(null), true, found);
  }

  private List<Finding> validated(
      ResourceValidator fhir, TextGuard.Look look, Message message, List<Problem> said) {
    var found = new ArrayList<Finding>();
    var version = message.version().hapi();
    for (var raw : fhir.explain(look.text(), look.encoding(), version, List.of())) {
      if (!isSaid(raw.problem(), said)) {
        found.add(findings.of(raw.problem(), message, null, raw.line(), raw.text()));
      }
    }
    found.add(findings.of(fhir.basis(version).statement(), message, null, 0, null));
    return found;
  }

  // The form reader reported it with a remedy; the conversion need not repeat it without one.
  private static boolean isSaid(Problem problem, List<Problem> said) {
    var linkId = problem.place().linkId();
    return said.stream()
        .filter(Problem::isError)
        .anyMatch(
            earlier ->
                (linkId != null && linkId.equals(earlier.place().linkId()))
                    || (problem.code() == ValidationProblem.FORM_QUESTION_UNKNOWN
                        && earlier.code() == FormProblem.QUESTION_UNKNOWN));
  }

  private List<Finding> unknownElements(ReadMessage.Read read) {
    var found = new ArrayList<Finding>();
    for (int i = 0; i < read.problems().size(); i++) {
      found.add(findings.of(read.problems().get(i), read.message(), null, 0, read.words().get(i)));
    }
    return found;
  }
}
