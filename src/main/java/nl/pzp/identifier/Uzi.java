package nl.pzp.identifier;

import nl.pzp.problem.Problem;

/** An UZI number: up to nine digits, the number on a health professional's card. */
public record Uzi(String value) {

  public Uzi {
    if (!value.matches("\\d{1,9}")) {
      throw Problem.of(IdentifierProblem.UZI_INVALID).asException();
    }
  }
}
