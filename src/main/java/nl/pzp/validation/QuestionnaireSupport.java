package nl.pzp.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * Gives the validator the Questionnaires, by {@code url} and {@code url|version}. HAPI's own
 * supports serve none, and without one no answer is checked against its question.
 */
final class QuestionnaireSupport implements IValidationSupport {

  private final FhirContext context;
  private final Map<String, IBaseResource> forms = new HashMap<>();

  QuestionnaireSupport(FhirContext context) {
    this.context = context;
  }

  void add(IBaseResource questionnaire) {
    var terser = context.newTerser();
    var url = terser.getSinglePrimitiveValueOrNull(questionnaire, "url");
    var version = terser.getSinglePrimitiveValueOrNull(questionnaire, "version");
    if (url != null) {
      forms.put(url, questionnaire);
      if (version != null) {
        forms.put(url + "|" + version, questionnaire);
      }
    }
  }

  @Override
  public FhirContext getFhirContext() {
    return context;
  }

  @Override
  public <T extends IBaseResource> @Nullable T fetchResource(
      @Nullable Class<T> type, @Nullable String canonical) {
    var form = canonical == null ? null : forms.get(canonical);
    return type != null && type.isInstance(form) ? type.cast(form) : null;
  }
}
