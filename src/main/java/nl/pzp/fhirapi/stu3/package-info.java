/**
 * The FHIR STU3 server: a view on the same record, in the words of zib2017. What it gives is
 * converted from R4 as it goes out, arranged so that the regional viewer shows it; what it takes is
 * kept as posted and goes the way of R4.
 *
 * <p>Never keeps a plan of its own, never searches otherwise than the record does, never leaves out
 * a directive without saying so.
 */
@NullMarked
package nl.pzp.fhirapi.stu3;

import org.jspecify.annotations.NullMarked;
