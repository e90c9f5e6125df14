package nl.pzp.identifier;

import nl.pzp.problem.Problem;

/** An URA number: up to eight digits, the subscriber number of a care organisation. */
public record Ura(String value) {

  public Ura {
    if (!value.matches("\\d{1,8}")) {
      throw Problem.of(IdentifierProblem.URA_INVALID).asException();
    }
  }
}
