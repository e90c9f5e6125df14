package nl.pzp.epd;

import nl.pzp.epd.hl7v2.Hl7Message;
import org.hl7.fhir.r4.model.Patient;

/** The patient's own general practitioner (PD1-4). */
final class GeneralPractitioner {

  private static final int FIELD = 4;

  private final Professionals professionals;

  GeneralPractitioner(Professionals professionals) {
    this.professionals = professionals;
  }

  void read(Hl7Message message, Patient patient, TransactionDraft draft) {
    var field = message.first("PD1").map(pd1 -> pd1.field(FIELD));
    if (field.isEmpty() || field.get().isEmpty()) {
      return;
    }
    patient.getGeneralPractitioner().clear();
    if (!field.get().isSaidToBeNothing()) {
      professionals.person(field.get(), draft).ifPresent(patient::addGeneralPractitioner);
    }
  }
}
