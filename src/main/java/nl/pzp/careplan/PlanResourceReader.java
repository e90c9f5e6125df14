package nl.pzp.careplan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.pzp.careplan.DirectiveRules.Kind;
import nl.pzp.form.ContactRole;
import nl.pzp.form.EuthanasiaPosition;
import nl.pzp.form.LegalCapability;
import nl.pzp.form.MedicalPolicyGoal;
import nl.pzp.form.PersonName;
import nl.pzp.form.PlaceOfDeath;
import nl.pzp.form.Relationship;
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
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/**
 * Reads single resources of a record, whichever published version they conform to. Never chooses
 * between resources, and gives nothing where it does not understand the whole of a decision.
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
   * @param packs of FHIR R4, at least one; an earlier one leads where two could read a resource
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

  /** Empty when it does not say on which treatment it is, or says it in several ways. */
  public Optional<TreatmentDirective> treatmentDirective(Consent consent) {
    return rules.objections(consent).stream().anyMatch(o -> o.kind() == Kind.TREATMENT)
        ? Optional.empty()
        : first(version -> version.directives().read(consent));
  }

  /**
   * Whether what the directive says may be taken for the whole of it. Else nothing of it must be
   * believed; when it begins and ends is for the reader to weigh.
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

  /** The kind of an advance directive, where it is one that can contradict a plan. */
  public Optional<WillType> willType(Consent will) {
    return willCodes(will)
        .map(PlanCodes::coded)
        .map(coded -> maps.translate(WILL_TYPES, coded).orElse(coded))
        .flatMap(coded -> first(v -> v.pack().meaning(WillType.class, coded)).stream())
        .findFirst();
  }

  /** What the document itself says it is, in its own words; absent when it does not. */
  public @Nullable String willName(Consent will) {
    return willCodes(will)
        .map(coding -> coding.hasDisplay() ? coding.getDisplay() : coding.getCode())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Stream<Coding> willCodes(Consent will) {
    return will.getProvision().getCode().stream().flatMap(code -> code.getCoding().stream());
  }

  public boolean isPolicyGoal(Goal goal) {
    return any(version -> new MedicalPolicyGoalMapper(version.pack()).isPolicyGoal(goal));
  }

  /** Empty when the goal is none that the form knows. */
  public Optional<MedicalPolicyGoal> policyGoal(Goal goal) {
    return first(
        version -> Optional.ofNullable(new MedicalPolicyGoalMapper(version.pack()).read(goal)));
  }

  /** What of the plan an observation is about. */
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

  /** Legal capability as an observation has it since 1.0.0-rc3. */
  public LegalCapability legalCapability(Observation observation) {
    var capable = observation.getValue() instanceof BooleanType value ? value.getValue() : null;
    return new LegalCapability(capable, PlanObservation.note(observation.getNote()));
  }

  /** Legal capability as the Patient has it; not answered where it does not. */
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

  /** Whether the person acts in this capacity for the patient. */
  public boolean hasRole(RelatedPerson person, ContactRole role) {
    return any(version -> new ContactPersonMapper(version.pack()).hasRole(person, role));
  }

  /** Whether it says in what capacity somebody acts, and not how they are related. */
  public boolean isRole(CodeableConcept relationship) {
    return any(
        version ->
            PlanCodes.meaning(version.pack(), ContactRole.class, relationship)
                .filter(role -> role != ContactRole.OTHER)
                .isPresent());
  }

  /** How somebody is related, where the form has a word for it. */
  public Optional<Relationship> relationship(CodeableConcept relationship) {
    return first(version -> PlanCodes.meaning(version.pack(), Relationship.class, relationship))
        .filter(known -> known != Relationship.OTHER);
  }

  /** The contact persons to whom the Patient points, as references. */
  public List<String> contacts(Patient patient) {
    return versions.stream()
        .flatMap(version -> new PatientMapper(version.pack()).contacts(patient).stream())
        .distinct()
        .toList();
  }

  /** A name as a person reads it; absent when there is none. */
  public @Nullable String name(List<HumanName> names) {
    var written =
        names.stream()
            .filter(name -> name.getUse() != HumanName.NameUse.USUAL && name.hasText())
            .map(HumanName::getText)
            .findFirst();
    PersonName read = new NameElements(leading()).read(names);
    return written.orElseGet(read::text);
  }

  /** Codes as a person reads them: the text, else the display, else the code. */
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
