package nl.pzp.careplan;

import java.util.Optional;
import nl.pzp.form.AcpFormBuilder;
import nl.pzp.form.Concept;
import nl.pzp.form.PersonName;
import nl.pzp.form.Specialty;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * The health professional who held the conversation as Practitioner and PractitionerRole
 * (ACP-HealthProfessional), and back. A professional known by reference stays unchanged.
 */
final class ProfessionalMapper {

  private static final String SPECIALTY_MAP = "uzi-rolcode-to-agb-specialty";

  private final Pack pack;
  private final ConceptMaps maps;
  private final NameElements names;

  ProfessionalMapper(Pack pack, ConceptMaps maps) {
    this.pack = pack;
    this.maps = maps;
    this.names = new NameElements(pack);
  }

  /** The reference to the professional; null when none is named. */
  @Nullable Reference write(PlanDraft draft) {
    var author = draft.context().author();
    var form = draft.form();
    if (author != null) {
      nameDifferences(draft, author);
      return new Reference(author.reference());
    }
    if (form.professionalName().isBlank() && form.specialty() == null) {
      return null;
    }
    var practitioner = draft.add(new Practitioner(), AcpProfile.PRACTITIONER, "professional");
    practitioner.addIdentifier(draft.identifier(practitioner));
    if (!form.professionalName().isBlank()) {
      // 968-970 naam | Practitioner.name
      practitioner.addName(names.official(form.professionalName(), false));
      names.usual(form.professionalName()).ifPresent(practitioner::addName);
    }
    var role = draft.add(new PractitionerRole(), AcpProfile.PRACTITIONER_ROLE, "professional");
    role.addIdentifier(draft.identifier(role));
    role.setPractitioner(PlanDraft.to(practitioner));
    if (form.specialty() != null) {
      role.addSpecialty(specialty(form.specialty()));
    }
    return PlanDraft.to(role);
  }

  // The recorded professional leads. Reports different or additional answers, which stay in the
  // form.
  private void nameDifferences(PlanDraft draft, KnownProfessional author) {
    var said = draft.form();
    var practitioner = author.practitioner();
    var known = practitioner == null ? PersonName.NONE : names.read(practitioner.getName());
    NameDifferences.between(said.professionalName(), known)
        .forEach(
            (concept, difference) ->
                draft.note(
                    difference == NameDifferences.Difference.OTHER
                        ? CarePlanProblem.PROFESSIONAL_DIFFERS
                        : CarePlanProblem.NOT_CARRIED,
                    draft.questions().professional(concept)));
    var asked = said.specialty();
    if (asked == null) {
      return;
    }
    var role = author.role();
    var has = role == null ? Optional.<Specialty>empty() : specialty(role);
    if (has.filter(asked::equals).isEmpty()) {
      draft.note(
          role != null && role.hasSpecialty()
              ? CarePlanProblem.PROFESSIONAL_DIFFERS
              : CarePlanProblem.NOT_CARRIED,
          draft.questions().professional(Concept.SPECIALTY));
    }
  }

  // 1405 Functie | PractitionerRole.specialty; the AGB code where there is one, beside the form's
  // code.
  private CodeableConcept specialty(Specialty specialty) {
    var asked = pack.coded(specialty);
    var concept = new CodeableConcept();
    maps.translate(SPECIALTY_MAP, asked)
        .ifPresent(coded -> concept.addCoding(PlanDraft.coding(coded)));
    return concept.addCoding(PlanDraft.coding(asked));
  }

  void read(
      @Nullable Practitioner practitioner, @Nullable PractitionerRole role, AcpFormBuilder form) {
    if (practitioner != null) {
      form.professionalName(names.read(practitioner.getName()));
    }
    if (role != null) {
      form.specialty(specialty(role).orElse(null));
    }
  }

  private Optional<Specialty> specialty(PractitionerRole role) {
    var codings =
        role.getSpecialty().stream().flatMap(concept -> concept.getCoding().stream()).toList();
    for (var coding : codings) {
      var coded = new Coded(coding.getSystem(), coding.getCode(), null);
      var own = pack.meaning(Specialty.class, coded);
      if (own.isPresent()) {
        return own;
      }
      for (var specialty : Specialty.values()) {
        var translated = maps.translate(SPECIALTY_MAP, pack.coded(specialty));
        if (translated.filter(coded::sameAs).isPresent()) {
          return Optional.of(specialty);
        }
      }
    }
    return Optional.empty();
  }
}
