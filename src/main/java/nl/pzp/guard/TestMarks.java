package nl.pzp.guard;

import java.util.Set;

/** Marks in meta that call a message a test or training. */
final class TestMarks {

  private static final Set<String> PLACES = Set.of("security", "tag");
  // HL7 ActReason; these codes mean nothing else in other systems.
  private static final Set<String> CODES = Set.of("HTEST", "TRAIN");
  // HL7 table 0103, in which MSH-11 is carried over to FHIR: letters that need their system.
  private static final Set<String> PROCESSING = Set.of("T", "D");
  private static final String TABLE = "0103";

  private TestMarks() {}

  /** Whether an element of meta under this name holds marks. */
  static boolean isPlace(String element) {
    return PLACES.contains(element);
  }

  /**
   * Whether this coding marks a test.
   *
   * @param system empty when it states none
   */
  static boolean isMark(String system, String code) {
    return CODES.contains(code) || (PROCESSING.contains(code) && system.endsWith(TABLE));
  }
}
