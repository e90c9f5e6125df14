package nl.pzp.pull;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.pzp.identifier.Bsn;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Rewrites references of taken-over resources to those of the record. A reference to another
 * patient rejects everything of the source, because more may be mixed up.
 */
final class PatientReferences {

  private static final String PATIENT = "Patient";
  // A long hexadecimal id means the same patient on every server (chipsoft, viplive).
  private static final Pattern UNIQUE = Pattern.compile("[0-9A-Fa-f-]{32,64}");

  private final Addresses addresses;
  private final Set<String> bsnSystems;

  PatientReferences(Addresses addresses, Set<String> bsnSystems) {
    this.addresses = addresses;
    this.bsnSystems = bsnSystems;
  }

  /**
   * Rewrites the references of a resource.
   *
   * @param patient the Patient of the source
   * @param ours the record's reference to the patient
   * @param ids the ids of the resources to take over, by their address at the source
   * @throws nl.pzp.problem.ProblemException when it refers to another patient
   */
  void rewrite(
      Resource resource,
      Source source,
      Fetched patient,
      String ours,
      Bsn bsn,
      Map<String, String> ids) {
    for (var reference : addresses.references(resource)) {
      reference.setResource(null);
      if (isPatient(reference)) {
        if (isThis(reference, source, patient, bsn)) {
          reference.setReference(ours);
        } else if (!(resource instanceof Patient)) {
          throw Problem.of(PullProblem.OTHER_PATIENT).asException();
        } else {
          // Links between the source's own patients do not concern the record.
          reference.setReference(null);
        }
      } else {
        rewrite(reference, source, ids);
      }
    }
  }

  // A resource that stays at its source keeps its absolute URL: a relative one would point into the
  // record.
  private static void rewrite(Reference reference, Source source, Map<String, String> ids) {
    var address = Addresses.of(source, reference);
    if (address.isPresent()) {
      var id = ids.get(address.get());
      var type = address.get().substring(0, address.get().indexOf('/'));
      reference.setReference(id == null ? source.url() + "/" + address.get() : type + "/" + id);
    }
  }

  private boolean isPatient(Reference reference) {
    return PATIENT.equals(reference.getReferenceElement().getResourceType())
        || (!reference.hasReference() && bsnOf(reference).isPresent());
  }

  private boolean isThis(Reference reference, Source source, Fetched patient, Bsn bsn) {
    var named = bsnOf(reference);
    if (named.isPresent() && !named.get().equals(bsn)) {
      return false;
    }
    if (!reference.hasReference()) {
      return named.isPresent();
    }
    var address = Addresses.of(source, reference);
    if (address.isPresent()) {
      return address.get().equals(patient.address());
    }
    var id = String.valueOf(new IdType(reference.getReference()).getIdPart());
    return UNIQUE.matcher(id).matches()
        && id.toLowerCase(Locale.ROOT).equals(patient.id().toLowerCase(Locale.ROOT));
  }

  private Optional<Bsn> bsnOf(Reference reference) {
    var identifier = reference.getIdentifier();
    return identifier.hasValue() && bsnSystems.contains(String.valueOf(identifier.getSystem()))
        ? Bsn.parse(identifier.getValue())
        : Optional.empty();
  }
}
