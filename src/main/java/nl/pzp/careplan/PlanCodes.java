package nl.pzp.careplan;

import java.util.Optional;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Finds what a code of a resource means in the form. */
final class PlanCodes {

  private PlanCodes() {}

  /** The constant that one of the codings stands for, the first that is known. */
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
