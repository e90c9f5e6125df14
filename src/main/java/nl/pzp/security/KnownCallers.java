package nl.pzp.security;

import java.util.Optional;

/** Callers who can be told by what they show, although nobody has to show anything. */
public interface KnownCallers {

  /** Who this is; empty when nobody knows. */
  Optional<Principal> known(Credentials credentials, String source);
}
