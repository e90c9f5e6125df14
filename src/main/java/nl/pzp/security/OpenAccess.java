package nl.pzp.security;

/**
 * Everybody may do everything: for a tester's own machine, which is why the adapter does not start
 * in this mode when another machine could reach it. A BSN in a URL is let through too, since it
 * does not leave the machine.
 */
final class OpenAccess implements AccessPolicy {

  private final Principal anybody;

  OpenAccess(String source) {
    this.anybody = new Principal("anybody", source);
  }

  @Override
  public Decision decide(AccessRequest request) {
    return new Decision.Allowed(anybody);
  }
}
