/**
 * FHIR search on the record, with its parameters as data.
 *
 * <p>Never finds data of another person than the requested one, and never answers a query that it
 * did not fully understand.
 */
@NullMarked
package nl.pzp.record.search;

import org.jspecify.annotations.NullMarked;
