package nl.pzp.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.careplan.AcpExtension;
import nl.pzp.identifier.AdapterUrl;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;

/**
 * Shows a person as one Patient, from all sources: the demographics of the source that sent last,
 * under the person's first id, with the statements of the newest form.
 */
public final class ShownPatient {

  private static final String PATIENT = "Patient";

  /** Marks a Patient that a form made from another source's: without demographics of its own. */
  private static final Coding FROM_FORM = new Coding(AdapterUrl.ORIGIN_CODES, "form", null);

  private final PatientRecord record;
  private final ParsedVersions versions;
  private final List<Pack> packs;

  ShownPatient(PatientRecord record, ParsedVersions versions, List<Pack> packs) {
    this.record = record;
    this.versions = versions;
    this.packs = List.copyOf(packs);
  }

  /** The person as shown, or empty when no source sent a Patient. */
  public Optional<Patient> of(PersonId person) {
    return of(versions.of(record, person));
  }

  /** The same, of a person whose resources are at hand. */
  public Optional<Patient> of(PersonResources person) {
    var sent =
        person.versions(Set.of(PATIENT)).stream()
            .sorted(Comparator.comparing((ParsedVersion v) -> v.version().lastUpdated()).reversed())
            .map(version -> (Patient) version.resource())
            .toList();
    var shownId = record.canonicalPatientId(person.person());
    if (sent.isEmpty() || shownId.isEmpty()) {
      return Optional.empty();
    }
    var base =
        sent.stream()
            .filter(patient -> !isFromForm(patient))
            .findFirst()
            .orElse(sent.get(0))
            .copy();
    var newer = true;
    for (var patient : sent) {
      newer &= !patient.getIdElement().equals(base.getIdElement());
      if (isFromForm(patient)) {
        addFormTo(base, patient, newer);
        break;
      }
    }
    new UnsaidMatters(packs).addTo(base, sent);
    addLinks(base, sent);
    base.setId(new IdType(PATIENT, shownId.get()));
    sent.stream()
        .filter(patient -> patient.getIdElement().getIdPart().equals(shownId.get()))
        .findFirst()
        .ifPresent(own -> base.getMeta().setVersionId(own.getMeta().getVersionId()));
    base.getMeta().setLastUpdated(sent.get(0).getMeta().getLastUpdated());
    return Optional.of(base);
  }

  // Links to merged persons stay, whichever source sent last.
  private static void addLinks(Patient base, List<Patient> sent) {
    for (var patient : sent) {
      for (var link : patient.getLink()) {
        if (base.getLink().stream().noneMatch(link::equalsDeep)) {
          base.addLink(link.copy());
        }
      }
    }
  }

  /** Whether this is the Patient as which its person is shown. */
  public boolean isShown(StoredResource stored) {
    var person = stored.person();
    return stored.type().equals(PATIENT)
        && person != null
        && record.canonicalPatientId(person).filter(stored.id()::equals).isPresent();
  }

  static Patient markedAsFromForm(Patient patient) {
    if (!isFromForm(patient)) {
      patient.getMeta().addTag(FROM_FORM.copy());
    }
    return patient;
  }

  static boolean isFromForm(Patient patient) {
    return patient.getMeta().getTag(FROM_FORM.getSystem(), FROM_FORM.getCode()) != null;
  }

  // A form's statement holds until a newer one replaces it: an address alone makes nobody capable.
  private void addFormTo(Patient shown, Patient form, boolean newer) {
    for (var pack : packs) {
      pack.urlIfKnown(AcpExtension.LEGALLY_CAPABLE)
          .ifPresent(
              url -> {
                if (form.hasExtension(url) && (newer || !shown.hasExtension(url))) {
                  shown.getExtension().removeIf(extension -> extension.getUrl().equals(url));
                  form.getExtensionsByUrl(url).forEach(e -> shown.addExtension(e.copy()));
                }
              });
    }
    var links =
        packs.stream().flatMap(p -> p.urlIfKnown(AcpExtension.RELATED_PERSON).stream()).toList();
    var linked =
        form.getContact().stream()
            .filter(contact -> links.stream().anyMatch(contact::hasExtension))
            .toList();
    var hasOwn =
        shown.getContact().stream().anyMatch(c -> links.stream().anyMatch(c::hasExtension));
    if (!linked.isEmpty() && (newer || !hasOwn)) {
      shown.getContact().removeIf(contact -> links.stream().anyMatch(contact::hasExtension));
      linked.forEach(contact -> shown.addContact(contact.copy()));
    }
  }
}
