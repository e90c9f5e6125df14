package nl.pzp.stu3;

import static nl.pzp.problem.ProblemKind.information;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/**
 * A known, unambiguous vendor variant of STU3. Each use is reported under its own code, so that it
 * can be counted; {@code docs/vendor-shapes.md} describes each variant and its origin.
 */
public enum Tolerance implements ProblemCode {
  SYSTEM_SPELLING("PZP-STU3-201"),
  URN_SPELLING("PZP-STU3-202"),
  EXTENSION_OF_2020("PZP-STU3-203"),
  CODE_SPECIFICATION_AS_CODING("PZP-STU3-204"),
  CODE_AS_STRING("PZP-STU3-205"),
  TELECOM_TYPE("PZP-STU3-206"),
  ROLE_CODE_WITHOUT_ZERO("PZP-STU3-207"),
  ROLE_CODE_WITH_ZERO_IN_FORM("PZP-STU3-208"),
  PROFILE_OF_2020("PZP-STU3-209"),
  DISPLAY_IS_OID("PZP-STU3-210"),
  CATEGORY_ORDER("PZP-STU3-211"),
  CATEGORIES_TOGETHER("PZP-STU3-212"),
  CATEGORY_BESIDE("PZP-STU3-213"),
  CATEGORY_OF_2020("PZP-STU3-214"),
  KIND_FROM_PROFILE("PZP-STU3-215"),
  DATE_FROM_PERIOD("PZP-STU3-216"),
  DATE_FROM_VERIFICATION("PZP-STU3-217"),
  DECISION_IN_EXTENSION("PZP-STU3-218"),
  DECISION_OF_2020("PZP-STU3-219"),
  DECISION_WITHOUT_SYSTEM("PZP-STU3-220"),
  DECISION_CODE_CASE("PZP-STU3-221"),
  RESTRICTION_FROM_COMMENT("PZP-STU3-222"),
  RESTRICTION_UNDER_PERMIT("PZP-STU3-223"),
  RESTRICTION_ELSEWHERE("PZP-STU3-224"),
  SEVERAL_RESTRICTIONS("PZP-STU3-225"),
  WILL_TYPE_SYNONYM("PZP-STU3-226"),
  /** Tolerated where the record is at hand. */
  PATIENT_ELSEWHERE("PZP-STU3-227");

  private final ProblemKind kind;

  Tolerance(String id) {
    this.kind = information(id, "informational");
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
