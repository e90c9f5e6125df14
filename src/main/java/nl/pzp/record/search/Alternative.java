package nl.pzp.record.search;

import org.hl7.fhir.r4.model.Base;

/** One alternative of a search condition. */
@FunctionalInterface
interface Alternative {
  boolean matches(Base value, SearchScope scope);
}
