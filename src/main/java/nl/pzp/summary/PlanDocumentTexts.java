package nl.pzp.summary;

import java.util.Locale;
import java.util.Set;
import nl.pzp.terminology.Profiles;

/**
 * The metadata of the plan document, from {@code stu3/plan-document.yaml}.
 *
 * @param name type of the document
 * @param title of the document
 * @param author in words
 * @param language of the document
 * @param planTypes resource types of which one is enough for a plan
 */
public record PlanDocumentTexts(
    Code type, String name, String title, String author, String language, Set<String> planTypes) {

  public record Code(String system, String code, String display) {}

  public PlanDocumentTexts {
    planTypes = Set.copyOf(planTypes);
  }

  static PlanDocumentTexts read(Profiles profiles) {
    return profiles.yaml("stu3/plan-document.yaml", PlanDocumentTexts.class);
  }

  Locale reader() {
    return Locale.forLanguageTag(language);
  }
}
