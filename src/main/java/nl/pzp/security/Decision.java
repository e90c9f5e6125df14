package nl.pzp.security;

import nl.pzp.problem.Problem;

/** The policy's answer to a request. */
public sealed interface Decision {

  /** Proceed on behalf of this principal. */
  record Allowed(Principal principal) implements Decision {}

  /** Refuse, for this reason. */
  record Denied(Problem problem) implements Decision {}
}
