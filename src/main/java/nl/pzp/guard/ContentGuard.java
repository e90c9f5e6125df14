package nl.pzp.guard;

/** Reads a text once, from front to back, and says what the FHIR parser must not see. */
public interface ContentGuard {

  Guarded check(String text);
}
