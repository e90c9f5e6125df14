package nl.pzp.intake;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.careplan.AcpExtension;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.ContactComponent;

/**
 * Keeps what a source said of a patient before and does not mention now. An element that is absent
 * says nothing: death, incapacity, the general practitioner and the representative end only by a
 * statement of that matter.
 */
final class UnsaidMatters {

  private static final String PATIENT = "Patient";

  private final List<String> capability;
  private final List<String> relatedPerson;

  UnsaidMatters(Collection<Pack> packs) {
    this.capability = urls(packs, AcpExtension.LEGALLY_CAPABLE);
    this.relatedPerson = urls(packs, AcpExtension.RELATED_PERSON);
  }

  private static List<String> urls(Collection<Pack> packs, AcpExtension name) {
    return packs.stream().flatMap(pack -> pack.urlIfKnown(name).stream()).distinct().toList();
  }

  /**
   * The part with the earlier statements of its own source that it does not mention.
   *
   * @param formDecides whether a form of the message decided on capability and representative, so
   *     that a retracted form can take them away
   * @param endsExplicitly whether the door itself keeps what is absent, so that a general
   *     practitioner who is gone was ended (HL7v2: two double quotes)
   */
  Part kept(Part part, PersonResources person, boolean formDecides, boolean endsExplicitly) {
    if (part.resource() instanceof Patient sent) {
      before(part, person).ifPresent(before -> keep(sent, before, formDecides, endsExplicitly));
    }
    return part;
  }

  // The part stays the same one, by which its answer is found; to do it again changes nothing.
  private void keep(Patient sent, Patient before, boolean formDecides, boolean endsExplicitly) {
    death(sent, before);
    if (!endsExplicitly) {
      generalPractitioner(sent, before);
    }
    if (!formDecides) {
      decides(sent, before);
    }
  }

  private static Optional<Patient> before(Part part, PersonResources person) {
    return person.versions(Set.of(PATIENT)).stream()
        .filter(version -> version.resource().getIdElement().getIdPart().equals(part.id()))
        .map(ParsedVersion::resource)
        .map(Patient.class::cast)
        .filter(patient -> part.source().equals(patient.getMeta().getSource()))
        .findFirst();
  }

  private static void death(Patient kept, Patient before) {
    if (!kept.hasDeceased() && before.hasDeceased()) {
      kept.setDeceased(before.getDeceased().copy());
    }
  }

  private static void generalPractitioner(Patient kept, Patient before) {
    if (!kept.hasGeneralPractitioner()) {
      before.getGeneralPractitioner().forEach(each -> kept.addGeneralPractitioner(each.copy()));
    }
  }

  private void decides(Patient kept, Patient before) {
    capability(kept, before);
    if (kept.getContact().stream().noneMatch(this::isLinked)) {
      before.getContact().stream()
          .filter(this::isLinked)
          .forEach(contact -> kept.addContact(contact.copy()));
    }
  }

  /** Adds the capability of the other Patient where this one says nothing of it. */
  void capability(Patient kept, Patient other) {
    if (capability.stream().noneMatch(kept::hasExtension)) {
      capability.stream()
          .flatMap(url -> other.getExtensionsByUrl(url).stream())
          .forEach(extension -> kept.addExtension(extension.copy()));
    }
  }

  private boolean isLinked(ContactComponent contact) {
    return relatedPerson.stream().anyMatch(contact::hasExtension);
  }

  /**
   * Adds to the Patient that is shown what only other sources said, the newest first.
   *
   * @param others of the same person, the newest first
   */
  void addTo(Patient shown, List<Patient> others) {
    for (var other : others) {
      death(shown, other);
      generalPractitioner(shown, other);
      capability(shown, other);
      if (!shown.hasName()) {
        other.getName().forEach(each -> shown.addName(each.copy()));
      }
      if (!shown.hasBirthDate() && other.hasBirthDate()) {
        shown.setBirthDateElement(other.getBirthDateElement().copy());
      }
      if (!shown.hasGender() && other.hasGender()) {
        shown.setGender(other.getGender());
      }
      if (!shown.hasTelecom()) {
        other.getTelecom().forEach(each -> shown.addTelecom(each.copy()));
      }
      if (!shown.hasAddress()) {
        other.getAddress().forEach(each -> shown.addAddress(each.copy()));
      }
      if (shown.getContact().stream().noneMatch(this::isLinked)) {
        other.getContact().stream()
            .filter(this::isLinked)
            .forEach(contact -> shown.addContact(contact.copy()));
      }
    }
  }
}
