package nl.pzp.fhirapi.guard;

/** Reads a text once, from front to back, and says what the FHIR parser must not see. */
interface ContentGuard {

  Guarded check(String text);
}
