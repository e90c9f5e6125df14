/**
 * The FHIR STU3 server: a zib2017 view on the same record. Output is converted from R4 and arranged
 * for the regional viewer. Input is kept as posted, then converted to R4.
 *
 * <p>Never keeps a plan of its own, never searches differently from the record, never omits a
 * directive without an outcome.
 */
@NullMarked
package nl.pzp.fhirapi.stu3;

import org.jspecify.annotations.NullMarked;
