package nl.pzp.epd;

import java.util.Map;
import java.util.Optional;
import nl.pzp.epd.hl7v2.Hl7Field;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.record.PatientRecord;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads the person or organisation in an XCN or XON. A public number makes them findable; without
 * one only the name is kept, and no search uses it.
 */
final class Professionals {

  private static final int AUTHORITY_OF_PERSON = 9;
  private static final int AUTHORITY_OF_ORGANISATION = 6;
  private static final int NUMBER_OF_ORGANISATION = 3;
  private static final int OTHER_NUMBER_OF_ORGANISATION = 10;

  private final PatientRecord record;
  private final Systems systems;
  private final Hl7Data data;
  private final PersonNames names;

  Professionals(PatientRecord record, Systems systems, Hl7Data data) {
    this.record = record;
    this.systems = systems;
    this.data = data;
    this.names = new PersonNames(data);
  }

  /** The person (XCN); empty when the field names none. */
  Optional<Reference> person(Hl7Field field, TransactionDraft draft) {
    var name = names.read(field, 2);
    var number = field.component(1);
    var system = system(field, AUTHORITY_OF_PERSON, data.professionals());
    if (number.isEmpty() || system.isEmpty()) {
      return name.map(n -> new Reference().setDisplay(display(n)));
    }
    var practitioner = new Practitioner();
    practitioner.addIdentifier().setSystem(system.get()).setValue(number.get());
    name.ifPresent(practitioner::addName);
    var reference = reference(practitioner, system.get(), number.get(), draft);
    name.ifPresent(n -> reference.setDisplay(display(n)));
    return Optional.of(reference);
  }

  /** The organisation (XON); empty when the field names none. */
  Optional<Reference> organisation(Hl7Field field, TransactionDraft draft) {
    var name = field.component(1);
    var number =
        field
            .component(NUMBER_OF_ORGANISATION)
            .or(() -> field.component(OTHER_NUMBER_OF_ORGANISATION));
    var system = system(field, AUTHORITY_OF_ORGANISATION, data.organisations());
    if (number.isEmpty() || system.isEmpty()) {
      return name.map(text -> new Reference().setDisplay(text));
    }
    var organization = new Organization();
    organization.addIdentifier().setSystem(system.get()).setValue(number.get());
    name.ifPresent(organization::setName);
    var reference = reference(organization, system.get(), number.get(), draft);
    name.ifPresent(reference::setDisplay);
    return Optional.of(reference);
  }

  // Refer to a known professional by the id in the record.
  private Reference reference(
      Resource resource, String system, String number, TransactionDraft draft) {
    var type = resource.fhirType();
    return record.byIdentifier(type, system, number).stream()
        .findFirst()
        .map(known -> new Reference(type + "/" + known.id()))
        .orElseGet(
            () -> {
              var url = "urn:uuid:" + DeterministicId.of(type, system, number);
              return draft.makeOnce(resource, url, system, number);
            });
  }

  private Optional<String> system(
      Hl7Field field, int component, Map<String, NamingSystem> authorities) {
    return field
        .subcomponent(component, 1)
        .flatMap(authority -> Optional.ofNullable(authorities.get(authority)))
        .map(systems::uri);
  }

  static String display(HumanName name) {
    return (name.getGivenAsSingleString() + " " + String.valueOf(name.getFamily())).strip();
  }
}
