package nl.pzp.careplan.current;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.pzp.careplan.current.Statement.Force;
import nl.pzp.form.TreatmentDecision;
import org.jspecify.annotations.Nullable;

/** Finds free text that reads like another decision than the code that holds. */
final class CommentRules {

  private final DecisionPhrases phrases;

  CommentRules(DecisionPhrases phrases) {
    this.phrases = phrases;
  }

  /** One conflict for each treatment whose decision is contradicted by words that still hold. */
  List<Conflict> conflicts(List<PlanEntry> entries) {
    var found = new ArrayList<Conflict>();
    for (var entry : entries) {
      if (entry.subject().kind().isTreatment() && entry.state() == EntryState.HOLDS) {
        conflict(entry, entries, found);
      }
    }
    return found;
  }

  private void conflict(PlanEntry entry, List<PlanEntry> entries, List<Conflict> found) {
    var holding = entry.statements().get(0);
    var references = new TreeSet<String>();
    // A comment belongs to its own row; a wish in free text can be about any treatment.
    Stream.concat(all(entry), entries.stream().filter(e -> isWish(e)).flatMap(CommentRules::all))
        .filter(each -> each.force() == Force.HOLDS)
        .filter(each -> readsOtherwise(holding, text(each)))
        .map(Statement::reference)
        .forEach(references::add);
    if (!references.isEmpty()) {
      references.add(holding.reference());
      found.add(
          new Conflict(ConflictKind.COMMENT_CONTRADICTS, entry.subject(), List.copyOf(references)));
    }
  }

  private boolean readsOtherwise(Statement holding, @Nullable String text) {
    var subject = holding.subject().kind();
    var value = holding.stated().value();
    return value.equals(TreatmentDecision.PERFORM.name())
        ? phrases.refuses(text, subject)
        : value.equals(TreatmentDecision.DO_NOT_PERFORM.name())
            && phrases.permits(text, subject)
            && !phrases.refuses(text, subject);
  }

  private static boolean isWish(PlanEntry entry) {
    return entry.subject().kind().isNarrative();
  }

  private static Stream<Statement> all(PlanEntry entry) {
    return Stream.concat(entry.statements().stream(), entry.others().stream());
  }

  private static @Nullable String text(Statement statement) {
    var words = statement.subject().kind().isNarrative() ? statement.stated().words() : null;
    return words == null
        ? statement.comment()
        : statement.comment() == null ? words : words + "\n" + statement.comment();
  }
}
