/**
 * Hospitals as they are: HL7v2 over MLLP, in and out. In: patients, GPs and deaths from ADT,
 * documents from MDM, filled forms from ORU, agreement to sharing from CON.
 *
 * <p>Never acknowledges what is not on disk, never guesses whose a message is, never makes a
 * directive of a document, and never sends ADT. What a message means goes on as FHIR resources; how
 * they are kept is decided where every other message's are.
 */
@NullMarked
package nl.pzp.epd;

import org.jspecify.annotations.NullMarked;
