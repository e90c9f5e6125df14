package nl.pzp.careplan.current;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.pzp.form.Moment;
import nl.pzp.identifier.RelativeReference;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** One record's resources by type and reference, and the people they name. */
final class RecordReading {

  private final Map<String, Resource> byReference = new LinkedHashMap<>();
  private final nl.pzp.careplan.PlanResourceReader reader;

  RecordReading(
      Collection<? extends Resource> resources, nl.pzp.careplan.PlanResourceReader reader) {
    this.reader = reader;
    resources.forEach(resource -> byReference.put(RelativeReference.of(resource), resource));
  }

  <R extends Resource> List<R> all(Class<R> type) {
    return byReference.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  <R extends Resource> Optional<R> resolve(Reference reference, Class<R> type) {
    return Optional.ofNullable(byReference.get(local(reference)))
        .filter(type::isInstance)
        .map(type::cast);
  }

  /** Replacements by the same source: the older reference with its successors. */
  Map<String, Set<String>> successors() {
    var successors = new LinkedHashMap<String, Set<String>>();
    for (var provenance : all(Provenance.class)) {
      for (var entity : provenance.getEntity()) {
        if (entity.getRole() == ProvenanceEntityRole.REVISION
            || entity.getRole() == ProvenanceEntityRole.REMOVAL) {
          var newer = new HashSet<String>();
          provenance.getTarget().forEach(target -> newer.add(local(target)));
          successors
              .computeIfAbsent(local(entity.getWhat()), older -> new HashSet<>())
              .addAll(newer);
        }
      }
    }
    return successors;
  }

  /** These people, distinct, in the statement's order. */
  List<Party> parties(List<Reference> references) {
    var parties = new LinkedHashMap<String, Party>();
    references.stream()
        .filter(reference -> !local(reference).isEmpty() || reference.hasDisplay())
        .map(this::party)
        .forEach(party -> parties.putIfAbsent(party.reference() + party.name(), party));
    return new ArrayList<>(parties.values());
  }

  private Party party(Reference reference) {
    var text = local(reference);
    var role = resolve(reference, PractitionerRole.class);
    if (role.isPresent()) {
      return professional(reference, role.get());
    }
    var practitioner = resolve(reference, Practitioner.class);
    if (practitioner.isPresent()) {
      return new Party(
          Party.Kind.PROFESSIONAL, text, reader.name(practitioner.get().getName()), null);
    }
    var relative = resolve(reference, RelatedPerson.class);
    if (relative.isPresent()) {
      var kind = isRepresentative(relative.get()) ? Party.Kind.REPRESENTATIVE : Party.Kind.CONTACT;
      return new Party(kind, text, reader.name(relative.get().getName()), null);
    }
    var kind =
        switch (text.split("/", 2)[0]) {
          case "Patient" -> Party.Kind.PATIENT;
          case "Practitioner", "PractitionerRole" -> Party.Kind.PROFESSIONAL;
          case "RelatedPerson" -> Party.Kind.CONTACT;
          default -> Party.Kind.OTHER;
        };
    return new Party(kind, text, reference.getDisplay(), null);
  }

  private Party professional(Reference reference, PractitionerRole role) {
    var name =
        resolve(role.getPractitioner(), Practitioner.class)
            .map(found -> reader.name(found.getName()))
            .orElse(role.getPractitioner().getDisplay());
    return new Party(Party.Kind.PROFESSIONAL, local(reference), name, organisation(role));
  }

  private @Nullable String organisation(PractitionerRole role) {
    if (!role.hasOrganization()) {
      return null;
    }
    var reference = role.getOrganization();
    var known = resolve(reference, Organization.class).map(Organization::getName);
    if (known.isPresent()) {
      return known.get();
    }
    if (reference.hasDisplay()) {
      return reference.getDisplay();
    }
    return reference.hasIdentifier()
        ? reference.getIdentifier().getValue()
        : reference.getReference();
  }

  boolean isRepresentative(RelatedPerson person) {
    return reader.hasRole(person, nl.pzp.form.ContactRole.LEGAL_REPRESENTATIVE)
        || reader.hasRole(person, nl.pzp.form.ContactRole.CURATOR)
        || reader.hasRole(person, nl.pzp.form.ContactRole.MENTOR);
  }

  /** Type and id, without server and version. */
  static String local(Reference reference) {
    var id = reference.getReferenceElement();
    return id.hasResourceType() && id.hasIdPart()
        ? id.getResourceType() + "/" + id.getIdPart()
        : "";
  }

  static @Nullable Moment moment(BaseDateTimeType value) {
    return value.hasValue() ? new Moment(value.getValueAsString()) : null;
  }
}
