package nl.pzp.epd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.pzp.epd.Hl7Data.Hl7Url;
import nl.pzp.epd.hl7v2.Hl7Writer;
import nl.pzp.identifier.Bsn;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;

/** Writes the patient (PID): the BSN, and the data that confirm that it is the right one. */
final class PatientSegment {

  private final Hl7Data data;
  private final String bsnSystem;

  PatientSegment(Hl7Data data, String bsnSystem) {
    this.data = data;
    this.bsnSystem = bsnSystem;
  }

  /**
   * Writes the segment.
   *
   * @throws nl.pzp.problem.ProblemException when the patient has no valid BSN: a hospital must not
   *     search by name
   */
  void write(Patient patient, Hl7Writer message) {
    var bsn =
        patient.getIdentifier().stream()
            .filter(identifier -> bsnSystem.equals(identifier.getSystem()))
            .flatMap(identifier -> Bsn.parse(identifier.getValue()).stream())
            .findFirst()
            .orElseThrow(() -> Problem.of(EpdProblem.PATIENT_WITHOUT_BSN).asException());
    message.segment("PID").set(1, "1");
    message.set(3, bsn.value(), "", "", data.bsnAuthorities().get(0), data.bsnTypes().get(0));
    if (patient.hasName()) {
      message.raw(5, name(patient.getNameFirstRep(), message));
    }
    time(patient.getBirthDateElement()).ifPresent(day -> message.set(7, day));
    if (patient.hasGender()) {
      message.set(8, data.out().genders().getOrDefault(patient.getGender().toCode(), ""));
    }
    if (patient.getDeceased() instanceof DateTimeType died) {
      time(died).ifPresent(moment -> message.set(29, moment));
      message.set(30, "Y");
    } else if (patient.hasDeceasedBooleanType()) {
      message.set(30, patient.getDeceasedBooleanType().booleanValue() ? "Y" : "N");
    }
  }

  private static Optional<String> time(PrimitiveType<?> time) {
    return Optional.ofNullable(time.getValueAsString()).map(Hl7Moment::of);
  }

  // XPN: family name with its parts, first given name, other given names.
  private String name(HumanName name, Hl7Writer message) {
    var family = name.hasFamily() ? name.getFamily() : name.hasText() ? name.getText() : "";
    var components = new ArrayList<String>();
    components.add(
        message.subcomponents(
            family,
            part(name, Hl7Url.OWN_PREFIX),
            part(name, Hl7Url.OWN_NAME),
            part(name, Hl7Url.PARTNER_PREFIX),
            part(name, Hl7Url.PARTNER_NAME)));
    var given = name.getGiven().stream().map(StringType::getValue).toList();
    components.add(given.isEmpty() ? "" : message.escaped(given.get(0)));
    components.add(
        given.size() < 2 ? "" : message.escaped(String.join(" ", given.subList(1, given.size()))));
    return String.join("^", trimmed(components));
  }

  private String part(HumanName name, Hl7Url url) {
    Element family = name.getFamilyElement();
    var extension = family.getExtensionByUrl(data.url(url));
    return extension == null || !(extension.getValue() instanceof StringType text)
        ? ""
        : text.getValue();
  }

  private static List<String> trimmed(List<String> parts) {
    int end = parts.size();
    while (end > 0 && parts.get(end - 1).isEmpty()) {
      end--;
    }
    return parts.subList(0, end);
  }
}
