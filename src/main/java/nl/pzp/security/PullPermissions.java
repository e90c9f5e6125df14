package nl.pzp.security;

import java.util.Optional;
import java.util.UUID;

/** Which patient's data an organisation may fetch, because it was told that there is something. */
public interface PullPermissions {

  /**
   * The person for whom this authorization base was given to this receiver; empty when it never
   * was, its time is over, or the patient has refused since.
   *
   * @param receiver the organisation that fetches, as it was proven to be
   */
  Optional<UUID> personFor(String authorizationBase, String receiver);
}
