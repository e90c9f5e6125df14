package nl.pzp.security;

/** The one place where access is decided. */
public interface AccessPolicy {

  Decision decide(AccessRequest request);
}
