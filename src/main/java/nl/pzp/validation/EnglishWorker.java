package nl.pzp.validation;

import java.util.Locale;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;

/**
 * Lets the validator speak English whatever the machine speaks: the rules that weigh its messages
 * know them in English, and on a Dutch machine it would speak Dutch.
 */
final class EnglishWorker extends WorkerContextValidationSupportAdapter {

  EnglishWorker(ValidationSupportChain chain) {
    super(chain);
  }

  @Override
  public Locale getLocale() {
    return Locale.ENGLISH;
  }
}
