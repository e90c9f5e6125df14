package nl.pzp.stu3;

import java.util.Comparator;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.Attachment;
import org.hl7.fhir.dstu3.model.Base64BinaryType;
import org.hl7.fhir.dstu3.model.BooleanType;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.Consent;
import org.hl7.fhir.dstu3.model.DateTimeType;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.dstu3.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * Adapts a resource to the Zorgviewer's ViewDefinitions. They show a directive only when its SNOMED
 * category is last, and its date only with a period.
 */
final class ZorgviewerShape {

  private final Vocabulary vocabulary;

  ZorgviewerShape(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  void apply(Resource resource, String source, ReferencedResources surroundings) {
    var url = vocabulary.url(ZibExtension.SOURCE);
    if (resource.getMeta().getExtensionsByUrl(url).isEmpty()) {
      resource.getMeta().addExtension().setUrl(url).setValue(new UriType(source));
    }
    if (resource instanceof Consent consent) {
      switch (ConsentKind.of(consent, vocabulary)) {
        case TREATMENT_DIRECTIVE -> directive(consent);
        case ADVANCE_DIRECTIVE -> will(consent, surroundings);
        case OTHER -> {}
      }
    }
    vocabulary.codeSystems().toStu3(resource);
  }

  private void directive(Consent consent) {
    consent.getCategory().sort(Comparator.comparing(this::isDirective));
    for (var category : consent.getCategory()) {
      category
          .getCoding()
          .sort(Comparator.comparing(c -> vocabulary.is(ZibCode.TREATMENT_DIRECTIVE, c)));
    }
    if (!consent.getPeriod().hasStart() && consent.hasDateTime()) {
      consent
          .getPeriod()
          .setStartElement(new DateTimeType(consent.getDateTimeElement().getValueAsString()));
    }
    verification(consent);
    for (var treatment : consent.getExtensionsByUrl(vocabulary.url(ZibExtension.TREATMENT))) {
      if (treatment.getValue() instanceof CodeableConcept concept) {
        show(concept);
      }
    }
  }

  private boolean isDirective(CodeableConcept category) {
    return ConsentKind.has(category, ZibCode.TREATMENT_DIRECTIVE, vocabulary);
  }

  // The view reads only the text, even beside a code.
  private void verification(Consent consent) {
    var url = vocabulary.url(ZibExtension.VERIFICATION);
    if (consent.getExtensionsByUrl(url).isEmpty()) {
      consent.addExtension().setUrl(url).addExtension(unknownWhether());
    }
    var verifications = consent.getExtensionsByUrl(url);
    if (verifications.stream().allMatch(v -> v.getExtensionsByUrl(Verifications.WITH).isEmpty())) {
      verifications
          .get(0)
          .addExtension()
          .setUrl(Verifications.WITH)
          .setValue(new CodeableConcept().setText(vocabulary.text(ZibCode.VERIFIED_WITH_OTHER)));
    }
    for (var verification : verifications) {
      for (var with : verification.getExtensionsByUrl(Verifications.WITH)) {
        if (with.getValue() instanceof CodeableConcept concept) {
          name(concept);
        }
      }
    }
  }

  // zib2017 requires a yes or no that the source did not give.
  private static Extension unknownWhether() {
    var verified = new BooleanType();
    verified.addExtension().setUrl(AbsentReason.URL).setValue(AbsentReason.unknownInStu3());
    return new Extension(Verifications.VERIFIED).setValue(verified);
  }

  private void name(CodeableConcept concept) {
    if (concept.hasText()) {
      return;
    }
    var patient =
        concept.getCoding().stream()
            .anyMatch(coding -> vocabulary.is(ZibCode.VERIFIED_WITH_PATIENT, coding));
    concept.setText(
        patient
            ? vocabulary.text(ZibCode.VERIFIED_WITH_PATIENT)
            : Optional.ofNullable(display(concept))
                .orElse(vocabulary.text(ZibCode.VERIFIED_WITH_OTHER)));
  }

  // The view shows the display of the first coding, and of nothing else.
  private static void show(CodeableConcept treatment) {
    if (treatment.hasText()
        && treatment.getCoding().stream().allMatch(c -> "OTH".equals(c.getCode()))) {
      if (!treatment.hasCoding()) {
        treatment.addCoding();
      }
      treatment.getCodingFirstRep().setDisplay(treatment.getText());
    }
  }

  private void will(Consent consent, ReferencedResources surroundings) {
    consent
        .getCategory()
        .sort(
            Comparator.comparing(c -> !ConsentKind.has(c, ZibCode.ADVANCE_DIRECTIVE, vocabulary)));
    if (consent.getCategory().size() > 1) {
      var type = consent.getCategory().get(1);
      if (!type.hasText()) {
        type.setText(Optional.ofNullable(display(type)).orElse(type.getCodingFirstRep().getCode()));
      }
    }
    if (consent.getSource() instanceof Attachment attachment
        && !attachment.hasData()
        && attachment.hasUrl()) {
      surroundings
          .documentAt(attachment.getUrl())
          .ifPresent(
              document -> attachment.setDataElement(new Base64BinaryType(document.base64())));
    }
  }

  private static @Nullable String display(CodeableConcept concept) {
    return concept.getCoding().stream()
        .map(Coding::getDisplay)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
