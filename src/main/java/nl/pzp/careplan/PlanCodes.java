package nl.pzp.careplan;

import java.util.Optional;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Finds the form's meaning of a code. */
final class PlanCodes {

  private PlanCodes() {}

  /** The constant of the first known coding. */
  static <E extends Enum<E>> Optional<E> meaning(
      Pack pack, Class<E> type, CodeableConcept concept) {
    return concept.getCoding().stream()
        .filter(Coding::hasCode)
        .map(coding -> pack.meaning(type, coded(coding)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  static boolean has(Pack pack, Enum<?> code, CodeableConcept concept) {
    return concept.getCoding().stream().anyMatch(coding -> coded(coding).sameAs(pack.coded(code)));
  }

  static Coded coded(Coding coding) {
    return new Coded(coding.getSystem(), coding.hasCode() ? coding.getCode() : "", null);
  }
}
