package nl.pzp.careplan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import nl.pzp.form.AcpForm;
import nl.pzp.form.AcpFormBuilder;
import nl.pzp.form.Concept;
import nl.pzp.form.FormQuestions;
import nl.pzp.form.LegalCapability;
import nl.pzp.form.Moment;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.Encounter.EncounterParticipantComponent;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** Reads the newest conversation of a record as the answers of a form. */
public final class CarePlanReader {

  private final Pack pack;
  private final ProfessionalMapper professionals;
  private final ContactPersonMapper contactPersons;
  private final ConversationMapper conversations;
  private final TreatmentDirectiveMapper directives;
  private final DirectiveRules rules;
  private final DefibrillatorMapper defibrillators;

  /**
   * A reader for one version of the profiles.
   *
   * @param pack version that the resources conform to
   */
  public CarePlanReader(Pack pack, ConceptMaps maps) {
    this.pack = pack;
    this.professionals = new ProfessionalMapper(pack, maps);
    this.contactPersons = new ContactPersonMapper(pack);
    this.conversations = new ConversationMapper(contactPersons);
    this.directives = new TreatmentDirectiveMapper(pack);
    this.rules = new DirectiveRules(List.of(pack));
    this.defibrillators = new DefibrillatorMapper(pack);
  }

  /**
   * The newest conversation among one patient's resources.
   *
   * @param questions of the target form version, so that problems name them
   */
  public CarePlanReading read(Collection<? extends Resource> record, FormQuestions questions) {
    var resources =
        new PlanResources(
            record, pack.urlIfKnown(AcpExtension.SPECIFICATION_OTHER).stream().toList());
    var choice = new ConversationChoice(resources);
    var problems = new ArrayList<Problem>();
    var form = AcpForm.builder();
    resources.all(Patient.class).forEach(patient -> new PatientMapper(pack).read(patient, form));
    readConversation(resources, choice, form);
    new ContactPersonChoice(pack, contactPersons, questions, problems)
        .read(resources, choice, agreementParties(resources, choice), form);
    new IgnoredResources(pack, rules, questions, problems).name(resources);
    new DirectiveChoice(pack, directives, rules, questions, problems).read(resources, choice, form);
    readGoal(resources, choice, form, questions, problems);
    readWishes(resources, choice, form, questions);
    readDefibrillator(resources, form, questions, problems);
    form.earlierAgreements(
        new EarlierAgreementsMapper(pack).read(resources.all(Consent.class), questions, problems));
    var relatives = new InformRelativesMapper(pack);
    if (resources.all(CommunicationRequest.class).stream().anyMatch(relatives::isInformRelatives)) {
      form.relativesInformed(true);
    }
    readSharing(resources, choice, form, questions, problems);
    problems.addAll(choice.problems());
    return new CarePlanReading(form.build(), problems);
  }

  private void readConversation(
      PlanResources resources, ConversationChoice choice, AcpFormBuilder form) {
    var encounter = choice.encounter().orElse(null);
    var moment = encounter == null ? null : PlanResources.moment(encounter);
    form.conversationDate(
        moment != null ? moment : choice.day() == null ? null : new Moment(choice.day()));
    var procedure =
        resources.all(Procedure.class).stream()
            .filter(choice::isOfThisDay)
            .findFirst()
            .orElse(null);
    var patientAgreed =
        agreementParties(resources, choice).stream().anyMatch(ConversationMapper::isPatient);
    form.attendance(
        conversations.read(
            encounter, procedure, patientAgreed, resources.byReference(RelatedPerson.class)));
    var people = new ArrayList<Reference>();
    if (encounter != null) {
      encounter.getParticipant().stream()
          .map(EncounterParticipantComponent::getIndividual)
          .forEach(people::add);
    }
    people.addAll(agreementParties(resources, choice));
    var role =
        people.stream()
            .flatMap(p -> resources.resolve(p, PractitionerRole.class).stream())
            .findFirst();
    var practitioner =
        role.flatMap(found -> resources.resolve(found.getPractitioner(), Practitioner.class))
            .or(
                () ->
                    people.stream()
                        .flatMap(p -> resources.resolve(p, Practitioner.class).stream())
                        .findFirst());
    professionals.read(practitioner.orElse(null), role.orElse(null), form);
  }

  private List<Reference> agreementParties(PlanResources resources, ConversationChoice choice) {
    return resources.all(Consent.class).stream()
        .filter(rules::isDirective)
        .filter(choice::isOfThisDay)
        .flatMap(consent -> consent.getProvision().getActor().stream())
        .map(Consent.provisionActorComponent::getReference)
        .toList();
  }

  private void readGoal(
      PlanResources resources,
      ConversationChoice choice,
      AcpFormBuilder form,
      FormQuestions questions,
      List<Problem> problems) {
    var mapper = new MedicalPolicyGoalMapper(pack);
    var goals = resources.all(Goal.class).stream().filter(mapper::isPolicyGoal).toList();
    choice
        .choose(
            goals,
            goal -> String.valueOf(mapper.read(goal)),
            questions.place(Concept.MEDICAL_POLICY_GOAL))
        .ifPresent(
            goal -> {
              var known = mapper.read(goal);
              if (known == null) {
                problems.add(unknownCode(goal.getDescription().getCodingFirstRep().getCode()));
              }
              form.goal(known);
            });
  }

  private void readWishes(
      PlanResources resources,
      ConversationChoice choice,
      AcpFormBuilder form,
      FormQuestions questions) {
    var text = new ObservationChoice(pack, resources, choice, questions);
    text.choose(ObservationTopic.SPECIFIC_CARE_WISHES, Concept.SPECIFIC_CARE_WISHES)
        .ifPresent(observation -> form.specificCareWishes(observation.getValue().primitiveValue()));
    text.choose(ObservationTopic.OTHER_IMPORTANT_INFORMATION, Concept.OTHER_IMPORTANT_INFORMATION)
        .ifPresent(
            observation -> form.otherImportantInformation(observation.getValue().primitiveValue()));
    text.choose(ObservationTopic.PREFERRED_PLACE_OF_DEATH, Concept.PREFERRED_PLACE_OF_DEATH)
        .ifPresent(o -> form.preferredPlaceOfDeath(new PreferredPlaceOfDeathMapper(pack).read(o)));
    text.choose(
            ObservationTopic.POSITION_REGARDING_EUTHANASIA, Concept.POSITION_REGARDING_EUTHANASIA)
        .ifPresent(
            o ->
                form.positionRegardingEuthanasia(
                    new PositionRegardingEuthanasiaMapper(pack).read(o)));
    text.choose(
            ObservationTopic.ORGAN_DONATION_CHOICE_REGISTRATION,
            Concept.ORGAN_DONATION_CHOICE_REGISTRATION)
        .ifPresent(
            o ->
                form.organDonationChoiceRegistered(
                    new OrganDonationChoiceRegistrationMapper(pack).read(o)));
    // Since 1.0.0-rc3 legal capability is a separate Observation.
    text.choose(ObservationTopic.LEGALLY_CAPABLE, Concept.LEGALLY_CAPABLE)
        .ifPresent(o -> form.legalCapability(capability(o)));
  }

  private static LegalCapability capability(Observation observation) {
    var capable = observation.getValue() instanceof BooleanType value ? value.getValue() : null;
    return new LegalCapability(capable, PlanObservation.note(observation.getNote()));
  }

  private void readDefibrillator(
      PlanResources resources,
      AcpFormBuilder form,
      FormQuestions questions,
      List<Problem> problems) {
    var uses =
        resources.all(DeviceUseStatement.class).stream()
            .filter(
                use ->
                    defibrillators.isDefibrillator(
                        resources.resolve(use.getDevice(), Device.class).orElse(null)))
            .toList();
    if (uses.isEmpty()) {
      return;
    }
    // A DeviceUseStatement has no conversation date; the last recorded one is in use.
    var newest = uses.get(uses.size() - 1);
    if (uses.size() > 1) {
      problems.add(one(questions.place(Concept.DEFIBRILLATOR_PRESENT), "DeviceUseStatement"));
    }
    resources
        .resolve(newest.getDevice(), Device.class)
        .ifPresent(device -> form.defibrillator(defibrillators.read(newest, device)));
  }

  private void readSharing(
      PlanResources resources,
      ConversationChoice choice,
      AcpFormBuilder form,
      FormQuestions questions,
      List<Problem> problems) {
    var mapper = new SharingPermissionMapper(pack);
    var said =
        resources.all(Consent.class).stream()
            .filter(mapper::isSharing)
            .filter(choice::isOfThisDay)
            .toList();
    if (!said.isEmpty() && said.stream().allMatch(mapper::isAgreed)) {
      form.sharing(mapper.agreed());
    } else if (!said.isEmpty()) {
      problems.add(
          Problem.of(CarePlanProblem.SHARING_NOT_PLAIN)
              .at(questions.place(Concept.SHARING_PERMISSION)));
    }
  }

  private static Problem one(Place place, String type) {
    return Problem.of(CarePlanProblem.ONE_IN_THE_FORM).at(place).with("type", type);
  }

  private static Problem unknownCode(String code) {
    return Problem.of(CarePlanProblem.CODE_NOT_IN_FORM).with("code", Objects.toString(code, "-"));
  }
}
