package nl.pzp.careplan.current;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import nl.pzp.careplan.current.Statement.Force;
import nl.pzp.form.AcpForm;
import nl.pzp.form.FormReader;
import nl.pzp.form.FormReading;
import nl.pzp.form.Moment;
import nl.pzp.form.YesNoUnknown;
import nl.pzp.identifier.RelativeReference;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Statements that only the stored forms hold, because no profile does: the absence of a
 * defibrillator, and differing earlier agreements (question 7b).
 */
final class FormStatements {

  private record Kept(String reference, String source, @Nullable Moment held, AcpForm answers) {}

  private final FormReader reader;
  private final AsOf asOf;

  FormStatements(FormReader reader, AsOf asOf) {
    this.reader = reader;
    this.asOf = asOf;
  }

  private List<Kept> kept(RecordReading record) {
    var kept = new ArrayList<Kept>();
    for (var form : record.all(QuestionnaireResponse.class)) {
      if ((form.getStatus() == QuestionnaireResponseStatus.COMPLETED
              || form.getStatus() == QuestionnaireResponseStatus.AMENDED)
          && reader.read(form) instanceof FormReading.Read read) {
        var source = form.getMeta().hasSource() ? form.getMeta().getSource() : "";
        kept.add(
            new Kept(
                RelativeReference.of(form), source, read.form().conversationDate(), read.form()));
      }
    }
    return kept;
  }

  /** Each form's answer about an implantable defibrillator. */
  List<Statement> defibrillator(RecordReading record) {
    var statements = new ArrayList<Statement>();
    for (var form : kept(record)) {
      var asked = form.answers().defibrillator();
      if (asked.present() != null) {
        statements.add(
            new Statement(
                PlanEntrySubject.of(PlanSubject.DEFIBRILLATOR),
                Stated.choice(asked.present()),
                form.reference(),
                form.source(),
                null,
                form.held(),
                isLater(form) ? Force.LATER : Force.HOLDS,
                null,
                null,
                List.of(),
                asked.comment()));
      }
    }
    return statements;
  }

  /** The newest forms that answer question 7b with yes. */
  List<String> differing(RecordReading record) {
    var answering =
        kept(record).stream()
            .filter(form -> form.answers().earlierAgreements().differ() != null)
            .filter(form -> !isLater(form))
            .toList();
    var newest =
        answering.stream().map(FormStatements::day).max(Comparator.naturalOrder()).orElse("");
    return answering.stream()
        .filter(form -> day(form).equals(newest))
        .filter(form -> form.answers().earlierAgreements().differ() == YesNoUnknown.YES)
        .map(Kept::reference)
        .sorted()
        .toList();
  }

  private boolean isLater(Kept form) {
    var days = Days.of(form.held());
    return days != null && days.first().isAfter(asOf.day());
  }

  private static String day(Kept form) {
    return Objects.requireNonNullElse(form.held(), new Moment("")).text().isEmpty()
        ? ""
        : Objects.requireNonNull(form.held()).day();
  }
}
