package nl.pzp.epd;

import java.util.Optional;
import nl.pzp.epd.hl7v2.Hl7Field;
import nl.pzp.epd.hl7v2.Hl7Message;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;

/** The patient's own general practitioner (PD1-4). */
final class GeneralPractitioner {

  private final Systems systems;
  private final Hl7Data data;
  private final PersonNames names;

  GeneralPractitioner(Systems systems, Hl7Data data) {
    this.systems = systems;
    this.data = data;
    this.names = new PersonNames(data);
  }

  void read(Hl7Message message, Patient patient, TransactionDraft draft) {
    var field = message.first("PD1").map(pd1 -> pd1.field(4));
    if (field.isEmpty() || field.get().isEmpty()) {
      return;
    }
    patient.getGeneralPractitioner().clear();
    if (!field.get().isSaidToBeNothing()) {
      practitioner(field.get(), draft).ifPresent(patient::addGeneralPractitioner);
    }
  }

  private Optional<Reference> practitioner(Hl7Field field, TransactionDraft draft) {
    var name = names.read(field, 2);
    var number = field.component(1);
    var system =
        field.subcomponent(9, 1).flatMap(a -> Optional.ofNullable(data.professionals().get(a)));
    if (number.isEmpty() || system.isEmpty()) {
      // Without a number that others know, he is a name to call, nobody to be found by.
      return name.map(n -> new Reference().setDisplay(display(n)));
    }
    var uri = systems.uri(system.get());
    var practitioner = new Practitioner();
    practitioner.addIdentifier().setSystem(uri).setValue(number.get());
    name.ifPresent(practitioner::addName);
    var url = "urn:uuid:" + DeterministicId.of("Practitioner", uri, number.get());
    var reference = draft.makeOnce(practitioner, url, uri, number.get());
    name.ifPresent(n -> reference.setDisplay(display(n)));
    return Optional.of(reference);
  }

  static String display(org.hl7.fhir.r4.model.HumanName name) {
    return (name.getGivenAsSingleString() + " " + String.valueOf(name.getFamily())).strip();
  }
}
