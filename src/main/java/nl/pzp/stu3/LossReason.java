package nl.pzp.stu3;

import static nl.pzp.problem.ProblemKind.information;

import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemKind;

/** Why an element is lost. */
public enum LossReason implements ProblemCode {
  /** The other version has no such element. */
  NO_SUCH_ELEMENT(Kind.DROPPED, "PZP-STU3-101"),
  /** The other version allows only one value. */
  ONLY_ONE(Kind.SHORTENED, "PZP-STU3-102"),
  /** Only the text remains. */
  TEXT_ONLY(Kind.TEXT_ONLY, "PZP-STU3-103"),
  /** The other version lacks the code; the nearest one replaces it. */
  NEAREST_CODE(Kind.CHANGED, "PZP-STU3-104"),
  /** The published shape has no place for it, although the version has. */
  NOT_IN_PUBLISHED_SHAPE(Kind.DROPPED, "PZP-STU3-105"),
  /** Only the adapter's own extensions hold it; other readers do not see it. */
  IN_EXTENSION(Kind.EXTENSION_ONLY, "PZP-STU3-106"),
  /** The display of a code that is replaced by the other version's code. */
  DISPLAY_OF_REPLACED_CODE(Kind.CHANGED, "PZP-STU3-107");

  /** How much of a value is left. */
  public enum Kind {
    DROPPED,
    SHORTENED,
    TEXT_ONLY,
    CHANGED,
    EXTENSION_ONLY
  }

  private final Kind lossKind;
  private final ProblemKind kind;

  LossReason(Kind lossKind, String id) {
    this.lossKind = lossKind;
    this.kind = information(id, "incomplete");
  }

  public Kind lossKind() {
    return lossKind;
  }

  @Override
  public ProblemKind kind() {
    return kind;
  }
}
