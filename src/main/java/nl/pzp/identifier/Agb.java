package nl.pzp.identifier;

import nl.pzp.problem.Problem;

/** An AGB number: eight digits, the code of a professional or practice in the Vektis register. */
public record Agb(String value) {

  public Agb {
    if (!value.matches("\\d{8}")) {
      throw Problem.of(IdentifierProblem.AGB_INVALID).asException();
    }
  }
}
