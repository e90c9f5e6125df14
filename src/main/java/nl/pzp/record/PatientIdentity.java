package nl.pzp.record;

import java.util.Optional;
import nl.pzp.identifier.Bsn;

/**
 * By what a source knows a patient.
 *
 * @param patientId the logical id of the source's Patient
 * @param bsn the valid BSN in that Patient, if it has one
 */
public record PatientIdentity(String source, String patientId, Optional<Bsn> bsn) {}
