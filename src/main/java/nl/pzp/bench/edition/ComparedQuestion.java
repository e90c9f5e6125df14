package nl.pzp.bench.edition;

import java.util.List;
import nl.pzp.terminology.Question;
import org.jspecify.annotations.Nullable;

/**
 * One question of either edition.
 *
 * @param published null when it is gone
 * @param known null when it is new
 * @param isSameMatter whether words and place are as known, so that the draft may keep its concept
 */
record ComparedQuestion(
    Standing standing,
    @Nullable PublishedQuestion published,
    @Nullable Question known,
    boolean isSameMatter,
    List<String> differences) {

  ComparedQuestion {
    differences = List.copyOf(differences);
  }

  /** The line of the report. */
  String line() {
    var linkId = published != null ? published.linkId() : known == null ? "" : known.linkId();
    var text = published != null ? published.text() : known == null ? "" : known.text();
    var end = differences.isEmpty() ? "" : " [" + String.join("; ", differences) + "]";
    return standing.name().toLowerCase(java.util.Locale.ROOT) + " " + linkId + " " + text + end;
  }
}
