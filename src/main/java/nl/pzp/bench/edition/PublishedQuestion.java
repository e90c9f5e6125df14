package nl.pzp.bench.edition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import nl.pzp.terminology.Coded;
import org.jspecify.annotations.Nullable;

/**
 * One item of a published Questionnaire, R4 or STU3.
 *
 * @param conditions how many conditions open the question
 * @param enabledBy linkId of the first condition's question
 * @param enabledWhen coded answer of the first condition
 */
record PublishedQuestion(
    String linkId,
    @Nullable String parent,
    String type,
    boolean repeats,
    String text,
    List<Coded> options,
    int conditions,
    @Nullable String enabledBy,
    @Nullable Coded enabledWhen) {

  PublishedQuestion {
    options = List.copyOf(options);
  }

  /** All items of the form, each before the items below it. */
  static List<PublishedQuestion> of(JsonNode form) {
    var all = new ArrayList<PublishedQuestion>();
    collect(form, null, all);
    return all;
  }

  private static void collect(
      JsonNode above, @Nullable String parent, List<PublishedQuestion> all) {
    for (var item : above.path("item")) {
      var options = new ArrayList<Coded>();
      // R4 answerOption, STU3 option
      for (var name : List.of("answerOption", "option")) {
        item.path(name).forEach(each -> options.add(coded(each.path("valueCoding"))));
      }
      var condition = item.path("enableWhen").path(0);
      all.add(
          new PublishedQuestion(
              item.path("linkId").asText(),
              parent,
              item.path("type").asText(),
              item.path("repeats").asBoolean(),
              item.path("text").asText().strip(),
              options,
              item.path("enableWhen").size(),
              text(condition, "question"),
              condition.has("answerCoding") ? coded(condition.path("answerCoding")) : null));
      collect(item, item.path("linkId").asText(), all);
    }
  }

  private static Coded coded(JsonNode coding) {
    return new Coded(
        text(coding, "system"), coding.path("code").asText("?"), text(coding, "display"));
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.hasNonNull(name) ? node.path(name).asText() : null;
  }
}
