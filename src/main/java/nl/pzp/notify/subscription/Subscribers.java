package nl.pzp.notify.subscription;

import java.util.Optional;
import nl.pzp.security.Credentials;
import nl.pzp.security.KnownCallers;
import nl.pzp.security.Principal;
import org.springframework.stereotype.Component;

/**
 * Recognises a subscriber by the token in its notifications' headers, a secret that it shares with
 * us.
 */
@Component
public final class Subscribers implements KnownCallers {

  private final SubscriptionStore store;

  public Subscribers(SubscriptionStore store) {
    this.store = store;
  }

  @Override
  public Optional<Principal> known(Credentials credentials, String source) {
    var shown = credentials.authorization();
    return shown == null || shown.isBlank()
        ? Optional.empty()
        : store.withAuthorization(shown).stream()
            .findFirst()
            .map(kept -> Principal.subscriber(kept.id(), source));
  }
}
