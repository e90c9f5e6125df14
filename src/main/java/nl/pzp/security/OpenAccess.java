package nl.pzp.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everybody may do everything: for a tester's own machine, which is why the adapter does not start
 * in this mode when another machine could reach it. A BSN in a URL is let through too, since it
 * does not leave the machine. Who shows whom they are is believed to be no more than that: a
 * subscriber that comes with its own token sees what is shared with it.
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
