package nl.pzp.fhirapi.stu3;

import java.util.Locale;
import java.util.Set;
import nl.pzp.terminology.Profiles;

/**
 * What stands on the outside of the plan as a document, from {@code stu3/plan-document.yaml}.
 *
 * @param name of the kind of document
 * @param title of the document
 * @param author who made it, in words
 * @param language in which it is written
 * @param planTypes types of resources of which one makes a plan
 */
record PlanDocumentTexts(
    Code type, String name, String title, String author, String language, Set<String> planTypes) {

  /** A code with its display. */
  record Code(String system, String code, String display) {}

  PlanDocumentTexts {
    planTypes = Set.copyOf(planTypes);
  }

  static PlanDocumentTexts read(Profiles profiles) {
    return profiles.yaml("stu3/plan-document.yaml", PlanDocumentTexts.class);
  }

  Locale reader() {
    return Locale.forLanguageTag(language);
  }
}
