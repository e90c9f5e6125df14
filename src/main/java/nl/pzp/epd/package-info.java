/**
 * Hospitals: HL7v2 over MLLP, in and out. In: patients, GPs and deaths from ADT, documents from
 * MDM, completed forms from ORU, sharing permissions from CON.
 *
 * <p>Never acknowledges a message before it is on disk, never guesses the patient, never makes a
 * directive of a document, and never sends ADT. Messages become FHIR resources and then follow the
 * common intake.
 */
@NullMarked
package nl.pzp.epd;

import org.jspecify.annotations.NullMarked;
