package nl.pzp.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.pzp.problem.Place;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * Finds the question of the form that a place in a QuestionnaireResponse belongs to, alone or in a
 * Bundle. The validator leaves {@code answer} out of the path to an item below an answer; where
 * there is one such answer only, it is put back.
 */
final class FormPlaces {

  private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d+)]\\.resource");
  private static final Pattern STEP = Pattern.compile("(item|answer)\\[(\\d+)]");

  /** A linkId that no form here knows is shown when it can be neither a name nor a BSN. */
  private static final Pattern HARMLESS = Pattern.compile("\\d{1,4}(\\.\\d{1,2}){0,2}");

  /** Where the walk has come: the path so far, the element there, and the question last passed. */
  private record Walk(String path, IBase element, @Nullable String linkId) {}

  private final FhirTerser terser;
  private final Definitions definitions;
  private final @Nullable IBaseResource resource;

  FormPlaces(FhirContext context, Definitions definitions, @Nullable IBaseResource resource) {
    this.terser = context.newTerser();
    this.definitions = definitions;
    this.resource = resource;
  }

  Place of(Location location) {
    var expression = location.expression();
    var start = formAt(expression);
    if (start.isEmpty()) {
      return location.isKnown() ? Place.at(expression) : Place.NOWHERE;
    }
    var walk = start.get();
    var rest = expression.substring(walk.path().length());
    for (var step : rest.split("\\.", -1)) {
      var next = step.isEmpty() ? Optional.of(walk) : take(walk, step);
      if (next.isEmpty()) {
        return new Place(expression, shown(walk.linkId(), start.get().element()));
      }
      walk = next.get();
    }
    return new Place(walk.path(), shown(walk.linkId(), start.get().element()));
  }

  private Optional<Walk> formAt(String expression) {
    if (resource == null) {
      return Optional.empty();
    }
    var entry = ENTRY.matcher(expression);
    if (entry.lookingAt()) {
      return at(terser.getValues(resource, "entry"), entry.group(1))
          .flatMap(found -> terser.getValues(found, "resource").stream().findFirst())
          .filter(FormPlaces::isForm)
          .map(form -> new Walk(entry.group(), form, null));
    }
    return isForm(resource) && expression.startsWith("QuestionnaireResponse")
        ? Optional.of(new Walk("QuestionnaireResponse", resource, null))
        : Optional.empty();
  }

  /** One step down; a step that is neither item nor answer stays with the question it is in. */
  private Optional<Walk> take(Walk walk, String step) {
    var match = STEP.matcher(step);
    if (!match.matches()) {
      return Optional.of(new Walk(walk.path() + "." + step, walk.element(), walk.linkId()));
    }
    var below = at(terser.getValues(walk.element(), match.group(1)), match.group(2));
    if (below.isPresent()) {
      return Optional.of(walked(walk, step, below.get()));
    }
    var answers = terser.getValues(walk.element(), "answer");
    var withItems =
        IntStream.range(0, answers.size())
            .filter(i -> !terser.getValues(answers.get(i), "item").isEmpty())
            .toArray();
    return withItems.length == 1
        ? at(terser.getValues(answers.get(withItems[0]), "item"), match.group(2))
            .map(item -> walked(walk, "answer[" + withItems[0] + "]." + step, item))
        : Optional.empty();
  }

  private Walk walked(Walk walk, String step, IBase element) {
    var linkId =
        step.contains("item[")
            ? terser.getSinglePrimitiveValueOrNull(element, "linkId")
            : walk.linkId();
    return new Walk(walk.path() + "." + step, element, linkId);
  }

  private @Nullable String shown(@Nullable String linkId, IBase form) {
    if (linkId == null) {
      return null;
    }
    return HARMLESS.matcher(linkId).matches() || linkIds(form).contains(linkId) ? linkId : null;
  }

  private Set<String> linkIds(IBase form) {
    var questionnaire = terser.getSinglePrimitiveValueOrNull(form, "questionnaire");
    return questionnaire == null ? Set.of() : definitions.linkIds(questionnaire);
  }

  private static boolean isForm(IBase element) {
    return "QuestionnaireResponse".equals(element.fhirType());
  }

  private static Optional<IBase> at(List<IBase> elements, String index) {
    var i = Integer.parseInt(index);
    return i < elements.size() ? Optional.of(elements.get(i)) : Optional.empty();
  }
}
