package nl.pzp.marking;

import nl.pzp.careteam.CareCode;

/** The phases that the region distinguishes, in the order in which they usually follow. */
public enum Phase {
  PALLIATIEF(CareCode.PALLIATIEF),
  TERMINAAL(CareCode.TERMINAAL),
  STERVENSFASE(CareCode.STERVENSFASE);

  private final CareCode code;

  Phase(CareCode code) {
    this.code = code;
  }

  public CareCode code() {
    return code;
  }
}
