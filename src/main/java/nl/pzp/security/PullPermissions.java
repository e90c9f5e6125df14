package nl.pzp.security;

import java.util.Optional;
import java.util.UUID;

/** Permissions to fetch a patient's data after a notification. */
public interface PullPermissions {

  /**
   * The person whose data this receiver may fetch with this authorization base. Empty when it was
   * never issued, has expired, or the patient has refused since.
   *
   * @param receiver the organisation that fetches, as authenticated
   */
  Optional<UUID> personFor(String authorizationBase, String receiver);
}
