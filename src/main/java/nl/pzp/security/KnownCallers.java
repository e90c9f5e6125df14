package nl.pzp.security;

import java.util.Optional;

/** Recognises callers by their credentials while none are required. */
public interface KnownCallers {

  /** The caller; empty when unknown. */
  Optional<Principal> known(Credentials credentials, String source);
}
