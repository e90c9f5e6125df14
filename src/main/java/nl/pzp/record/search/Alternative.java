package nl.pzp.record.search;

import org.hl7.fhir.r4.model.Base;

/** One alternative that a value of a resource is held against. */
@FunctionalInterface
interface Alternative {
  boolean matches(Base value, SearchScope scope);
}
