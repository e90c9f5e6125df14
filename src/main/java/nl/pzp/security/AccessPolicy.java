package nl.pzp.security;

/** Decides on access, for every door. */
public interface AccessPolicy {

  Decision decide(AccessRequest request);
}
