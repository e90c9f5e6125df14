package nl.pzp.careplan;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.careplan.DirectiveRules.Kind;
import nl.pzp.form.ContactRole;
import nl.pzp.form.EuthanasiaPosition;
import nl.pzp.form.LegalCapability;
import nl.pzp.form.MedicalPolicyGoal;
import nl.pzp.form.PersonName;
import nl.pzp.form.PlaceOfDeath;
import nl.pzp.form.Relationship;
import nl.pzp.form.Treatment;
import nl.pzp.form.TreatmentDirective;
import nl.pzp.form.Wish;
import nl.pzp.form.YesNoUnknown;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/**
 * Reads single resources of a record in any published version. Never chooses between resources, and
 * returns nothing for a partly understood decision.
 */
public final class PlanResourceReader {

  private static final String WILL_TYPES = "advance-directive-type-to-zib";

  private record Version(Pack pack, TreatmentDirectiveMapper directives) {}

  private static final String PERIOD = "Consent.provision.period";

  private final List<Version> versions;
  private final DirectiveRules rules;
  private final ConceptMaps maps;

  /**
   * A reader for these versions.
   *
   * @param packs of FHIR R4, at least one; the earlier one leads where two can read a resource
   */
  public PlanResourceReader(List<Pack> packs, ConceptMaps maps) {
    this.versions =
        packs.stream().map(p -> new Version(p, new TreatmentDirectiveMapper(p))).toList();
    this.rules = new DirectiveRules(packs);
    this.maps = maps;
  }

  public boolean isTreatmentDirective(Consent consent) {
    return rules.isDirective(consent);
  }

  /** The directive; empty when its treatment is missing or ambiguous. */
  public Optional<TreatmentDirective> treatmentDirective(Consent consent) {
    return rules.objections(consent).stream().anyMatch(o -> o.kind() == Kind.TREATMENT)
        ? Optional.empty()
        : first(version -> version.directives().read(consent));
  }

  /**
   * A directive on one treatment that the form does not list and that its source names; empty where
   * it names none, or more than one.
   */
  public Optional<TreatmentDirective> directiveByName(Consent consent) {
    var code = consent.getProvision().getCodeFirstRep();
    var name = words(code);
    var isNamed = code.hasText() || code.getCoding().stream().anyMatch(Coding::hasDisplay);
    return !isNamed
            || name == null
            || code.getCoding().size() > 1
            || !isOfTheSystemOfTreatments(code)
            || rules.objections(consent).stream().anyMatch(o -> o.kind() == Kind.TREATMENT)
        ? Optional.empty()
        : Optional.of(versions.get(0).directives().readByName(consent, name));
  }

  // A code of another system may be a hospital's own, and its display is not checked.
  private boolean isOfTheSystemOfTreatments(CodeableConcept code) {
    var system = leading().coded(Treatment.CARDIOPULMONARY_RESUSCITATION).system();
    return code.getCoding().stream().allMatch(coding -> Objects.equals(system, coding.getSystem()));
  }

  /**
   * Whether the directive can be read as a whole. If not, no part of it may be used. The reader
   * itself evaluates the period.
   */
  public boolean isPlain(Consent consent) {
    return rules.objections(consent).stream()
        .allMatch(
            objection ->
                objection.kind() == Kind.NO_DECISION || objection.element().startsWith(PERIOD));
  }

  public boolean isAdvanceDirective(Consent consent) {
    return any(version -> new EarlierAgreementsMapper(version.pack()).isAdvanceDirective(consent));
  }

  /** The kinds of an advance directive that can contradict a plan, by any of its codes. */
  public Set<WillType> willTypes(Consent will) {
    return willCodes(will)
        .flatMap(code -> willType(code).stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(WillType.class)));
  }

  private Optional<WillType> willType(Coding code) {
    var coded = PlanCodes.coded(code);
    var known = maps.translate(WILL_TYPES, coded).orElse(coded);
    return first(version -> version.pack().meaning(WillType.class, known));
  }

  /** The free text beside a directive or a will; empty when there is none. */
  public Optional<String> comment(Consent consent) {
    var texts =
        versions.stream()
            .flatMap(version -> version.pack().urlIfKnown(AcpExtension.COMMENT).stream())
            .distinct()
            .flatMap(url -> consent.getExtensionsByUrl(url).stream())
            .filter(Extension::hasValue)
            .map(extension -> extension.getValue().primitiveValue())
            .filter(text -> text != null && !text.isBlank())
            .toList();
    return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", texts));
  }

  /** The document's own title; null without one. */
  public @Nullable String willName(Consent will) {
    // A code of the standard's list says it better than a local code beside it.
    var known = willCodes(will).flatMap(code -> knownWillName(code).stream()).findFirst();
    var typed = will.getProvision().getCode().stream().filter(CodeableConcept::hasText).findFirst();
    return known
        .or(() -> willCodes(will).filter(Coding::hasDisplay).map(Coding::getDisplay).findFirst())
        .or(() -> typed.map(CodeableConcept::getText))
        .or(() -> willCodes(will).map(Coding::getCode).filter(Objects::nonNull).findFirst())
        .orElse(null);
  }

  private Optional<String> knownWillName(Coding code) {
    return willType(code)
        .flatMap(
            type ->
                code.hasDisplay()
                    ? Optional.of(code.getDisplay())
                    : Optional.ofNullable(leading().coded(type).display()));
  }

  private static Stream<Coding> willCodes(Consent will) {
    return will.getProvision().getCode().stream().flatMap(code -> code.getCoding().stream());
  }

  public boolean isPolicyGoal(Goal goal) {
    return any(version -> new MedicalPolicyGoalMapper(version.pack()).isPolicyGoal(goal));
  }

  /** The goal; empty when the form has no such option. */
  public Optional<MedicalPolicyGoal> policyGoal(Goal goal) {
    return first(
        version -> Optional.ofNullable(new MedicalPolicyGoalMapper(version.pack()).read(goal)));
  }

  /** The topic of an observation in the plan. */
  public Optional<ObservationTopic> topic(Observation observation) {
    return first(
        version ->
            PlanCodes.meaning(version.pack(), ObservationTopic.class, observation.getCode()));
  }

  public Wish<PlaceOfDeath> placeOfDeath(Observation observation) {
    return new PreferredPlaceOfDeathMapper(leading()).read(observation);
  }

  public Wish<EuthanasiaPosition> euthanasia(Observation observation) {
    return new PositionRegardingEuthanasiaMapper(leading()).read(observation);
  }

  public @Nullable YesNoUnknown organDonation(Observation observation) {
    return new OrganDonationChoiceRegistrationMapper(leading()).read(observation);
  }

  /** Legal capability from an Observation, since 1.0.0-rc3. */
  public LegalCapability legalCapability(Observation observation) {
    var capable = observation.getValue() instanceof BooleanType value ? value.getValue() : null;
    return new LegalCapability(capable, PlanObservation.note(observation.getNote()));
  }

  /** Legal capability from the Patient; unanswered without the extension. */
  public LegalCapability legalCapability(Patient patient) {
    return versions.stream()
        .map(
            version -> {
              var form = nl.pzp.form.AcpForm.builder();
              new PatientMapper(version.pack()).read(patient, form);
              return form.build().legalCapability();
            })
        .filter(capability -> !capability.isBlank())
        .findFirst()
        .orElse(LegalCapability.NOT_ANSWERED);
  }

  public boolean isDefibrillator(@Nullable Device device) {
    return any(version -> new DefibrillatorMapper(version.pack()).isDefibrillator(device));
  }

  /** Whether the person has this role for the patient. */
  public boolean hasRole(RelatedPerson person, ContactRole role) {
    return any(version -> new ContactPersonMapper(version.pack()).hasRole(person, role));
  }

  /** Whether the code is a role, rather than a relationship. */
  public boolean isRole(CodeableConcept relationship) {
    return any(
        version ->
            PlanCodes.meaning(version.pack(), ContactRole.class, relationship)
                .filter(role -> role != ContactRole.OTHER)
                .isPresent());
  }

  /** The relationship, if the form has an option for it. */
  public Optional<Relationship> relationship(CodeableConcept relationship) {
    return first(version -> PlanCodes.meaning(version.pack(), Relationship.class, relationship))
        .filter(known -> known != Relationship.OTHER);
  }

  /** References to the patient's contact persons. */
  public List<String> contacts(Patient patient) {
    return versions.stream()
        .flatMap(version -> new PatientMapper(version.pack()).contacts(patient).stream())
        .distinct()
        .toList();
  }

  /** The display name; null without a name. */
  public @Nullable String name(List<HumanName> names) {
    var written =
        names.stream()
            .filter(name -> name.getUse() != HumanName.NameUse.USUAL && name.hasText())
            .map(HumanName::getText)
            .findFirst();
    PersonName read = new NameElements(leading()).read(names);
    return written.orElseGet(read::text);
  }

  /** The display text: the text, else the display, else the code. */
  public static @Nullable String words(CodeableConcept concept) {
    if (concept.hasText()) {
      return concept.getText();
    }
    var coding = concept.getCodingFirstRep();
    return coding.hasDisplay() ? coding.getDisplay() : coding.getCode();
  }

  private Pack leading() {
    return versions.get(0).pack();
  }

  private boolean any(Predicate<Version> test) {
    return versions.stream().anyMatch(test);
  }

  private <T> Optional<T> first(Function<Version, Optional<T>> read) {
    return versions.stream().map(read).flatMap(Optional::stream).findFirst();
  }
}
