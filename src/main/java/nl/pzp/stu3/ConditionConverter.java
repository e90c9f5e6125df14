package nl.pzp.stu3;

import nl.pzp.terminology.CodeSystemUrl;
import org.hl7.fhir.dstu3.model.Condition.ConditionClinicalStatus;
import org.hl7.fhir.dstu3.model.Condition.ConditionVerificationStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Condition: statuses are codes in STU3 and CodeableConcepts in R4, from different value sets.
 * zib2017 puts its status code in an extension, zib2020 in a second coding.
 */
final class ConditionConverter
    implements TypeConverter<Condition, org.hl7.fhir.dstu3.model.Condition> {

  private final Vocabulary vocabulary;
  private final ElementMoves moves;

  ConditionConverter(Vocabulary vocabulary, ElementMoves moves) {
    this.vocabulary = vocabulary;
    this.moves = moves;
  }

  @Override
  public Class<Condition> r4Type() {
    return Condition.class;
  }

  @Override
  public Class<org.hl7.fhir.dstu3.model.Condition> stu3Type() {
    return org.hl7.fhir.dstu3.model.Condition.class;
  }

  @Override
  public org.hl7.fhir.dstu3.model.Condition toStu3(Condition source, ConversionFindings findings) {
    var clinical = source.getClinicalStatus();
    var verification = source.getVerificationStatus();
    source.setClinicalStatus(null).setVerificationStatus(null);
    var unknown =
        Extensions.takeValue(source, vocabulary.url(Carrier.VERIFICATION_STATUS), CodeType.class)
            .isPresent();
    if (source.hasRecorder()) {
      source.addExtension(vocabulary.url(Carrier.RECORDER), source.getRecorder());
    }
    var target = moves.toStu3(source, org.hl7.fhir.dstu3.model.Condition.class);
    clinical(clinical, target);
    verification(verification, unknown, target);
    return target;
  }

  private void clinical(CodeableConcept status, org.hl7.fhir.dstu3.model.Condition target) {
    if (status.isEmpty()) {
      return;
    }
    var code = code(status, CodeSystemUrl.CONDITION_CLINICAL.url());
    if ("relapse".equals(code)) {
      // STU3 has one code for relapse and recurrence.
      target.setClinicalStatus(ConditionClinicalStatus.RECURRENCE);
    } else if (code != null) {
      target.setClinicalStatus(ConditionClinicalStatus.fromCode(code));
    }
    specify(status, CodeSystemUrl.CONDITION_CLINICAL.url(), target.getClinicalStatusElement());
  }

  private void verification(
      CodeableConcept status, boolean unknown, org.hl7.fhir.dstu3.model.Condition target) {
    if (status.isEmpty() && !unknown) {
      return;
    }
    var code = code(status, CodeSystemUrl.CONDITION_VERIFICATION.url());
    if ("unconfirmed".equals(code)) {
      target.setVerificationStatus(ConditionVerificationStatus.UNKNOWN);
    } else if (code != null) {
      target.setVerificationStatus(ConditionVerificationStatus.fromCode(code));
    } else if (unknown) {
      target.setVerificationStatus(ConditionVerificationStatus.UNKNOWN);
    }
    specify(
        status, CodeSystemUrl.CONDITION_VERIFICATION.url(), target.getVerificationStatusElement());
  }

  // Keep what the code cannot express: the zib's coding, a text, a code that STU3 lacks.
  private void specify(
      CodeableConcept status, String system, org.hl7.fhir.dstu3.model.Element target) {
    var rest = status.copy();
    rest.getCoding().removeIf(coding -> system.equals(coding.getSystem()) && comesBack(coding));
    if (!rest.isEmpty()) {
      target
          .addExtension()
          .setUrl(vocabulary.url(ZibExtension.CODE_SPECIFICATION))
          .setValue(moves.toStu3(rest, org.hl7.fhir.dstu3.model.CodeableConcept.class));
    }
  }

  private static boolean comesBack(org.hl7.fhir.r4.model.Coding coding) {
    return !"relapse".equals(coding.getCode()) && !"unconfirmed".equals(coding.getCode());
  }

  private static @Nullable String code(CodeableConcept status, String system) {
    return status.getCoding().stream()
        .filter(coding -> system.equals(coding.getSystem()))
        .map(org.hl7.fhir.r4.model.Coding::getCode)
        .findFirst()
        .orElse(null);
  }

  @Override
  public Condition toR4(org.hl7.fhir.dstu3.model.Condition source, ConversionFindings findings) {
    var clinical = source.getClinicalStatusElement();
    var verification = source.getVerificationStatusElement();
    source.setClinicalStatusElement(null);
    source.setVerificationStatusElement(null);
    var target = moves.toR4(source, Condition.class);
    target.setClinicalStatus(
        concept(clinical, clinical.getValueAsString(), CodeSystemUrl.CONDITION_CLINICAL.url()));
    var verified = verification.getValueAsString();
    if ("unknown".equals(verified)) {
      var status = concept(verification, null, CodeSystemUrl.CONDITION_VERIFICATION.url());
      if (code(status, CodeSystemUrl.CONDITION_VERIFICATION.url()) == null) {
        // Not at the status itself, which may not be without a code.
        target.addExtension(vocabulary.url(Carrier.VERIFICATION_STATUS), new CodeType(verified));
      }
      target.setVerificationStatus(status);
    } else {
      target.setVerificationStatus(
          concept(verification, verified, CodeSystemUrl.CONDITION_VERIFICATION.url()));
    }
    Extensions.takeValue(target, vocabulary.url(Carrier.RECORDER), Reference.class)
        .ifPresent(target::setRecorder);
    return target;
  }

  private CodeableConcept concept(
      org.hl7.fhir.dstu3.model.Element element, @Nullable String code, String system) {
    var specified = new CodeableConcept();
    for (var extension : element.getExtension()) {
      if (extension.getUrl().equals(vocabulary.url(ZibExtension.CODE_SPECIFICATION))
          && extension.getValue() != null
          && moves.toR4IfPossible(extension.getValue()) instanceof CodeableConcept concept) {
        specified = concept;
      }
    }
    // A code of the same system in the extension is the one that STU3 lacks.
    if (code != null && code(specified, system) == null) {
      specified.getCoding().add(0, new org.hl7.fhir.r4.model.Coding(system, code, null));
    }
    return specified;
  }
}
