package nl.pzp.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Allows everything, for a tester's own machine. The adapter does not start in this mode when other
 * machines can reach it, so a BSN in a URL stays local and is allowed. A caller with a subscriber's
 * token is treated as that subscriber and sees only shared data.
 */
final class OpenAccess implements AccessPolicy {

  private final Principal anybody;
  private final Supplier<@Nullable KnownCallers> callers;

  OpenAccess(String source, Supplier<@Nullable KnownCallers> callers) {
    this.anybody = new Principal("anybody", source);
    this.callers = callers;
  }

  @Override
  public Decision decide(AccessRequest request) {
    var known = request.credentials().authorization() == null ? null : callers.get();
    return new Decision.Allowed(
        known == null
            ? anybody
            : known.known(request.credentials(), anybody.source()).orElse(anybody));
  }
}
