package nl.pzp.intake;

import nl.pzp.record.PersonId;

/**
 * Two persons whom the source of a message says are one; done in the commit of that message.
 *
 * @param gone the person whose place the patient of the message takes (HL7v2 MRG-1)
 */
public record PatientMerge(PersonId gone) {}
