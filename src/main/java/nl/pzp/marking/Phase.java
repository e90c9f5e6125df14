package nl.pzp.marking;

import nl.pzp.careteam.CareCode;

/** The region's phases, in their usual order. */
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
