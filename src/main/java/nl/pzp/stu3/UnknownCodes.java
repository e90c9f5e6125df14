package nl.pzp.stu3;

/** Removes the "?" that HAPI's converter writes for a code that the other version lacks. */
final class UnknownCodes {

  private static final String NO_CODE = "?";

  private UnknownCodes() {}

  static void clear(org.hl7.fhir.r4.model.Resource resource) {
    R4Tree.visit(
        resource,
        element -> {
          if (element instanceof org.hl7.fhir.r4.model.Enumeration<?> code
              && NO_CODE.equals(code.getValueAsString())) {
            code.setValue(null);
          }
          return true;
        });
  }

  static void clear(org.hl7.fhir.dstu3.model.Resource resource) {
    Stu3Tree.visit(
        resource,
        element -> {
          if (element instanceof org.hl7.fhir.dstu3.model.Enumeration<?> code
              && NO_CODE.equals(code.getValueAsString())) {
            code.setValue(null);
          }
          return true;
        });
  }
}
