package nl.pzp.security;

import nl.pzp.problem.Problem;

/** What the policy says to a request. */
public sealed interface Decision {

  /** Go on, in this caller's name. */
  record Allowed(Principal principal) implements Decision {}

  /** Refuse, with this reason. */
  record Denied(Problem problem) implements Decision {}
}
