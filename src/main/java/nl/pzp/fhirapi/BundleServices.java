package nl.pzp.fhirapi;

import nl.pzp.fhirapi.guard.DoorInbox;
import nl.pzp.guard.LimitSettings;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.record.PatientRecord;
import org.springframework.stereotype.Component;

/** The services behind a Bundle that are the same at every door. */
@Component
record BundleServices(
    IntakeGateway door,
    DoorInbox inbox,
    PatientRecord record,
    OperationOutcomes outcomes,
    LimitSettings limits) {}
