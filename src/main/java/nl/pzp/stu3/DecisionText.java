package nl.pzp.stu3;

/** The words of the R4 pack that stand for a missing decision. */
enum DecisionText {
  UNKNOWN,
  NOT_YET_DECIDED,
  NOT_DISCUSSED
}
