package nl.pzp.stu3;

import java.util.List;
import java.util.Objects;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.CodeSystemUrl;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.jspecify.annotations.Nullable;

/**
 * The treatment of a directive. zib2020 has six codes and "other". Other treatments have a text
 * with the SNOMED code behind the name, beside the source's code.
 */
final class Treatments {

  private static final String TREATMENT = "Consent.extension";
  private static final String NULL_FLAVOR_OTHER = "OTH";

  private final Vocabulary vocabulary;

  Treatments(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Moves the codes of the provision to zib2017's extension. */
  void toStu3(Consent consent) {
    for (var code : consent.getProvision().getCode()) {
      var original =
          Extensions.takeValue(code, vocabulary.url(Carrier.TREATMENT), CodeableConcept.class);
      consent.addExtension(vocabulary.url(ZibExtension.TREATMENT), original.orElse(code));
    }
    consent.getProvision().setCode(null);
  }

  /** Moves zib2017's extension to the code of the provision. */
  void toR4(Consent consent, ConversionFindings findings) {
    var treatments =
        Extensions.values(
            Extensions.take(consent, vocabulary.url(ZibExtension.TREATMENT)),
            CodeableConcept.class);
    if (treatments.size() > 1) {
      findings.add(Stu3Problem.SEVERAL_TREATMENTS, TREATMENT);
    }
    if (treatments.stream().allMatch(treatment -> nameOf(treatment) == null && !coded(treatment))) {
      findings.add(Stu3Problem.TREATMENT_MISSING, TREATMENT);
    }
    treatments.forEach(t -> consent.getProvision().addCode(r4(t, findings)));
  }

  private CodeableConcept r4(CodeableConcept treatment, ConversionFindings findings) {
    if (coded(treatment)) {
      return treatment;
    }
    if (treatment.getCoding().stream().anyMatch(Treatments::isOther)) {
      if (!treatment.hasText()) {
        findings.add(Stu3Problem.TREATMENT_UNNAMED, TREATMENT);
      }
      return treatment;
    }
    report(treatment, findings);
    var other = vocabulary.concept(ZibCode.OTHER_TREATMENT);
    treatment.getCoding().forEach(coding -> other.addCoding(coding.copy()));
    other.setText(named(treatment));
    other.addExtension(vocabulary.url(Carrier.TREATMENT), treatment);
    return other;
  }

  private void report(CodeableConcept treatment, ConversionFindings findings) {
    if (!treatment.hasCoding()) {
      findings.add(Stu3Problem.TREATMENT_IN_TEXT, TREATMENT);
    } else if (!known(treatment, KnownCodes.Of.TREATMENT_BY_NAME)) {
      var coding = treatment.getCodingFirstRep();
      findings.add(
          Problem.of(Stu3Problem.TREATMENT_UNKNOWN)
              .at(Place.at(TREATMENT))
              .with("system", Objects.toString(coding.getSystem(), "-"))
              .with("code", Objects.toString(coding.getCode(), "-")));
    }
  }

  private boolean coded(CodeableConcept treatment) {
    return known(treatment, KnownCodes.Of.TREATMENT);
  }

  private boolean known(CodeableConcept treatment, KnownCodes.Of list) {
    return treatment.getCoding().stream().anyMatch(c -> vocabulary.knownCodes().has(list, c));
  }

  static boolean isOther(Coding coding) {
    return NULL_FLAVOR_OTHER.equals(coding.getCode())
        && coding.hasSystem()
        && coding.getSystem().endsWith("NullFlavor");
  }

  private @Nullable String named(CodeableConcept treatment) {
    var name = nameOf(treatment);
    return treatment.getCoding().stream()
        .filter(coding -> CodeSystemUrl.SNOMED.url().equals(coding.getSystem()) && coding.hasCode())
        .map(coding -> name + " (SNOMED CT - " + coding.getCode() + ")")
        .filter(text -> name != null && !name.contains("(SNOMED CT - "))
        .findFirst()
        .orElse(name);
  }

  private @Nullable String nameOf(CodeableConcept treatment) {
    if (treatment.hasText()) {
      return treatment.getText();
    }
    var displays =
        treatment.getCoding().stream()
            .map(
                coding ->
                    vocabulary
                        .knownCodes()
                        .display(KnownCodes.Of.TREATMENT_BY_NAME, coding)
                        .orElse(coding.getDisplay()))
            .filter(Objects::nonNull)
            .toList();
    return first(displays);
  }

  private static @Nullable String first(List<String> texts) {
    return texts.isEmpty() ? null : texts.get(0);
  }
}
