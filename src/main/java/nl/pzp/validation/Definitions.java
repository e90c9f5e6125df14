package nl.pzp.validation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.model.CodeSystem;
import org.hl7.fhir.r5.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r5.model.Enumerations.CodeSystemContentMode;
import org.hl7.fhir.r5.model.Questionnaire;
import org.hl7.fhir.r5.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.ValueSet;
import org.hl7.fhir.r5.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r5.model.ValueSet.ConceptSetComponent;

/**
 * The loaded definitions in one model for all FHIR versions. Also keeps patient data out of
 * problems: a validator's text passes only if it occurs here.
 */
final class Definitions {

  private static final Pattern CANONICAL =
      Pattern.compile("https?://[^\\s'\"|()\\[\\]#,;]+(?:\\|[A-Za-z0-9.:-]+)?|urn:oid:[0-9.]+");

  private static final int MOST_CANDIDATES = 12;
  private static final int MOST_CODES = 15;
  private static final int DEEPEST_IMPORT = 5;

  private final WorkerContextValidationSupportAdapter worker;

  Definitions(WorkerContextValidationSupportAdapter worker) {
    this.worker = worker;
  }

  /** The first address in the text that is a loaded definition of this kind. */
  <T extends Resource> Optional<T> named(Class<T> kind, String text) {
    return canonicals(text).flatMap(found -> find(kind, found).stream()).findFirst();
  }

  /** Whatever looks like the address of a definition, loaded or not. */
  static Stream<String> canonicals(String text) {
    return CANONICAL.matcher(text).results().limit(MOST_CANDIDATES).map(MatchResult::group);
  }

  <T extends Resource> Optional<T> find(Class<T> kind, String canonical) {
    return Optional.ofNullable(worker.fetchResource(kind, canonical))
        .or(
            () ->
                Optional.ofNullable(
                    worker.fetchResource(kind, canonical.replaceFirst("\\|.*$", ""))));
  }

  /** Whether a profile with exactly this URL, and version if given, is loaded. */
  boolean hasProfile(String canonical) {
    return worker.fetchResource(StructureDefinition.class, canonical) != null;
  }

  /** The codes of a value set of which all are known here and that has few; else empty. */
  List<String> fewCodes(ValueSet valueSet) {
    var includes = valueSet.getCompose().getInclude();
    if (valueSet.getCompose().hasExclude()
        || includes.stream().anyMatch(part -> part.hasFilter() || part.hasValueSet())) {
      return List.of();
    }
    var codes = includes.stream().map(this::codes).toList();
    var all = codes.stream().flatMap(List::stream).toList();
    return codes.stream().noneMatch(List::isEmpty) && all.size() <= MOST_CODES ? all : List.of();
  }

  private List<String> codes(ConceptSetComponent part) {
    return part.hasConcept()
        ? part.getConcept().stream().map(ConceptReferenceComponent::getCode).toList()
        : find(CodeSystem.class, part.getSystem()).stream()
            .filter(system -> system.getContent() == CodeSystemContentMode.COMPLETE)
            .flatMap(system -> system.getConcept().stream())
            .flatMap(Definitions::withNarrower)
            .map(ConceptDefinitionComponent::getCode)
            .toList();
  }

  private static Stream<ConceptDefinitionComponent> withNarrower(ConceptDefinitionComponent code) {
    return Stream.concat(
        Stream.of(code), code.getConcept().stream().flatMap(Definitions::withNarrower));
  }

  /**
   * Whether the packages cannot expand this value set, because it includes a code system without
   * content, such as SNOMED CT.
   */
  boolean lacksContent(ValueSet valueSet) {
    return lacksContent(valueSet, DEEPEST_IMPORT);
  }

  private boolean lacksContent(ValueSet valueSet, int depth) {
    return depth > 0
        && Stream.concat(
                valueSet.getCompose().getInclude().stream(),
                valueSet.getCompose().getExclude().stream())
            .anyMatch(part -> lacksContent(part, depth));
  }

  private boolean lacksContent(ConceptSetComponent part, int depth) {
    var bySystem = part.hasSystem() && !part.hasConcept() && lacksContent(part.getSystem());
    return bySystem
        || part.getValueSet().stream()
            .flatMap(imported -> find(ValueSet.class, imported.getValue()).stream())
            .anyMatch(imported -> lacksContent(imported, depth - 1));
  }

  /** Whether the codes of this code system are not in the packages. */
  boolean lacksContent(String system) {
    return find(CodeSystem.class, system)
        .map(found -> found.getContent() == CodeSystemContentMode.NOTPRESENT)
        .orElse(true);
  }

  /** The linkIds of a form; empty when the form is not loaded. */
  Set<String> linkIds(String questionnaire) {
    return find(Questionnaire.class, questionnaire).stream()
        .flatMap(form -> form.getItem().stream())
        .flatMap(Definitions::withDescendants)
        .map(QuestionnaireItemComponent::getLinkId)
        .collect(Collectors.toSet());
  }

  private static Stream<QuestionnaireItemComponent> withDescendants(
      QuestionnaireItemComponent item) {
    return Stream.concat(
        Stream.of(item), item.getItem().stream().flatMap(Definitions::withDescendants));
  }
}
