package nl.pzp.bench.edition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Option;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Question;
import org.jspecify.annotations.Nullable;

/** Compares a published form, question by question, with the form of a known pack. */
final class FormComparison {

  private final Pack known;
  // linkId in the published form by linkId in the known one
  private final Map<String, String> renamed = new HashMap<>();
  private final List<ComparedQuestion> questions = new ArrayList<>();

  FormComparison(Pack known, List<PublishedQuestion> published) {
    this.known = known;
    var left = new LinkedHashMap<String, Question>();
    known.questions().forEach(each -> left.put(each.linkId(), each));
    published.forEach(each -> left.remove(each.linkId()));
    for (var each : published) {
      var partner = known.question(each.linkId()).orElseGet(() -> byWords(each, left));
      if (partner != null && left.remove(partner.linkId()) != null) {
        renamed.put(partner.linkId(), each.linkId());
      }
      questions.add(partner == null ? fresh(each) : compared(each, partner));
    }
    left.values()
        .forEach(
            each ->
                questions.add(new ComparedQuestion(Standing.GONE, null, each, false, List.of())));
  }

  Pack known() {
    return known;
  }

  List<ComparedQuestion> questions() {
    return List.copyOf(questions);
  }

  long count(Standing standing) {
    return questions.stream().filter(each -> each.standing() == standing).count();
  }

  private static ComparedQuestion fresh(PublishedQuestion published) {
    return new ComparedQuestion(Standing.NEW, published, null, false, List.of());
  }

  // The same words at the same place, with the same options: the question under another linkId.
  private @Nullable Question byWords(PublishedQuestion wanted, Map<String, Question> left) {
    var found =
        left.values().stream()
            .filter(each -> sameWords(each.text(), wanted.text()))
            .filter(each -> each.type().equals(wanted.type()))
            .filter(each -> Objects.equals(now(each.parent()), wanted.parent()))
            .filter(each -> optionDifferences(wanted, each).isEmpty())
            .toList();
    return found.size() == 1 ? found.get(0) : null;
  }

  private @Nullable String now(@Nullable String linkId) {
    return linkId == null ? null : renamed.getOrDefault(linkId, linkId);
  }

  private ComparedQuestion compared(PublishedQuestion published, Question before) {
    var names = new ArrayList<String>();
    var changes = new ArrayList<String>();
    if (!published.linkId().equals(before.linkId())) {
      names.add("linkId was " + before.linkId());
    }
    var words = sameWords(published.text(), before.text());
    if (!words) {
      names.add("text was: " + before.text() + "; concept was " + meaning(before));
    }
    var place = Objects.equals(published.parent(), now(before.parent()));
    if (!place) {
      changes.add("stood below " + before.parent() + "; concept was " + meaning(before));
    }
    if (!published.type().equals(before.type())) {
      changes.add("type was " + before.type());
    }
    if (published.repeats() != before.repeats()) {
      changes.add(before.repeats() ? "no longer repeats" : "repeats now");
    }
    // STU3 forms are published without conditions, also where the pack knows them.
    if (published.conditions() > 0
        && !Objects.equals(published.enabledBy(), now(before.enabledBy()))) {
      changes.add("condition was on " + before.enabledBy());
    }
    if (published.conditions() > 1) {
      changes.add("has several conditions");
    }
    changes.addAll(optionDifferences(published, before));
    var standing =
        !changes.isEmpty() ? Standing.CHANGED : names.isEmpty() ? Standing.SAME : Standing.RENAMED;
    names.addAll(changes);
    return new ComparedQuestion(standing, published, before, words && place, names);
  }

  private static String meaning(Question question) {
    return question.subject() == null
        ? question.concept()
        : question.concept() + " " + question.subject();
  }

  private List<String> optionDifferences(PublishedQuestion published, Question before) {
    var differences = new ArrayList<String>();
    var options = options(before);
    for (var coded : published.options()) {
      if (same(coded, options).isEmpty()) {
        differences.add("option " + coded.code() + " is new or named otherwise");
      }
    }
    for (var option : options) {
      if (published.options().stream().noneMatch(option.coded()::sameAs)) {
        differences.add("option " + option.coded().code() + " is gone");
      }
    }
    return differences;
  }

  List<Option> options(Question question) {
    return question.options() == null ? List.of() : known.options(question.options());
  }

  /** The known option of this code, only when its words are the known ones too. */
  static Optional<Option> same(Coded coded, List<Option> options) {
    return options.stream()
        .filter(each -> each.coded().sameAs(coded))
        .filter(each -> sameWords(each.coded().display(), coded.display()))
        .findFirst();
  }

  private static boolean sameWords(@Nullable String one, @Nullable String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(@Nullable String text) {
    return Objects.toString(text, "").strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
