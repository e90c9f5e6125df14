package nl.pzp.guard;

/** Scans a message once, before the FHIR parser reads it. */
public interface ContentGuard {

  Guarded check(String text);
}
