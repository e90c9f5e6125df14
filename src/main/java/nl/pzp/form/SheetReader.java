package nl.pzp.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.pzp.terminology.Question;
import org.jspecify.annotations.Nullable;

/** Converts an answer sheet into an {@link AcpForm}, section by section. */
final class SheetReader {

  private final FormDefinition definition;

  SheetReader(FormDefinition definition) {
    this.definition = definition;
  }

  AcpForm read(AnswerSheet sheet) {
    var form =
        AcpForm.builder()
            .conversationDate(moment(sheet))
            .patientName(name(sheet, QuestionSubject.PATIENT))
            .birthDate(dated(sheet, QuestionKey.of(Concept.BIRTH_DATE, QuestionSubject.PATIENT)))
            .professionalName(name(sheet, QuestionSubject.HEALTH_PROFESSIONAL))
            .specialty(
                chosen(
                    sheet,
                    QuestionKey.of(Concept.SPECIALTY, QuestionSubject.HEALTH_PROFESSIONAL),
                    Specialty.class))
            .legalCapability(
                new LegalCapability(
                    yes(sheet, Concept.LEGALLY_CAPABLE),
                    text(sheet, Concept.LEGALLY_CAPABLE_COMMENT)))
            .representative(contactPerson(sheet, QuestionSubject.REPRESENTATIVE))
            .representativeIsFirstContact(yes(sheet, Concept.REPRESENTATIVE_IS_FIRST_CONTACT))
            .firstContact(contactPerson(sheet, QuestionSubject.FIRST_CONTACT))
            .attendance(attendance(sheet))
            .goal(
                chosen(sheet, QuestionKey.of(Concept.MEDICAL_POLICY_GOAL), MedicalPolicyGoal.class))
            .defibrillator(
                new ImplantableDefibrillator(
                    chosen(
                        sheet, QuestionKey.of(Concept.DEFIBRILLATOR_PRESENT), YesNoUnknown.class),
                    chosen(
                        sheet, QuestionKey.of(Concept.DEFIBRILLATOR_TYPE), DefibrillatorType.class),
                    text(sheet, Concept.DEFIBRILLATOR_COMMENT)))
            .specificCareWishes(text(sheet, Concept.SPECIFIC_CARE_WISHES))
            .preferredPlaceOfDeath(
                new Wish<>(
                    chosen(
                        sheet,
                        QuestionKey.of(Concept.PREFERRED_PLACE_OF_DEATH),
                        PlaceOfDeath.class),
                    text(sheet, Concept.PREFERRED_PLACE_OF_DEATH_COMMENT)))
            .positionRegardingEuthanasia(
                new Wish<>(
                    chosen(
                        sheet,
                        QuestionKey.of(Concept.POSITION_REGARDING_EUTHANASIA),
                        EuthanasiaPosition.class),
                    text(sheet, Concept.POSITION_REGARDING_EUTHANASIA_COMMENT)))
            .organDonationChoiceRegistered(
                chosen(
                    sheet,
                    QuestionKey.of(Concept.ORGAN_DONATION_CHOICE_REGISTRATION),
                    YesNoUnknown.class))
            .otherImportantInformation(text(sheet, Concept.OTHER_IMPORTANT_INFORMATION))
            .earlierAgreements(
                new EarlierAgreements(
                    chosen(sheet, QuestionKey.of(Concept.EARLIER_AGREEMENTS), YesNoUnknown.class),
                    text(sheet, Concept.EARLIER_AGREEMENTS_COMMENT),
                    chosen(
                        sheet,
                        QuestionKey.of(Concept.EARLIER_AGREEMENTS_DIFFER),
                        YesNoUnknown.class)))
            .relativesInformed(yes(sheet, Concept.RELATIVES_INFORMED))
            .sharing(
                chosen(sheet, QuestionKey.of(Concept.SHARING_PERMISSION), SharingPermission.class));
    for (var treatment : Treatment.values()) {
      form.directive(directive(sheet, treatment));
    }
    return form.build();
  }

  private TreatmentDirective directive(AnswerSheet sheet, Treatment treatment) {
    return new TreatmentDirective(
        treatment,
        text(sheet, QuestionKey.of(Concept.TREATMENT_NAME, treatment)),
        chosen(
            sheet, QuestionKey.of(Concept.TREATMENT_DECISION, treatment), TreatmentDecision.class),
        text(sheet, QuestionKey.of(Concept.DECISION_SPECIFICATION, treatment)),
        text(sheet, QuestionKey.of(Concept.DECISION_COMMENT, treatment)));
  }

  private ContactPerson contactPerson(AnswerSheet sheet, QuestionSubject subject) {
    var phones =
        groups(sheet, QuestionKey.of(Concept.PHONE, subject)).stream()
            .map(
                group ->
                    new Phone(
                        text(group, QuestionKey.of(Concept.PHONE_NUMBER, subject)),
                        chosen(group, QuestionKey.of(Concept.PHONE_TYPE, subject), PhoneType.class),
                        chosen(group, QuestionKey.of(Concept.PHONE_USE, subject), PhoneUse.class),
                        text(group, QuestionKey.of(Concept.PHONE_COMMENT, subject))))
            .toList();
    var emails =
        groups(sheet, QuestionKey.of(Concept.EMAIL, subject)).stream()
            .map(
                group ->
                    new Email(
                        text(group, QuestionKey.of(Concept.EMAIL_ADDRESS, subject)),
                        chosen(group, QuestionKey.of(Concept.EMAIL_USE, subject), EmailUse.class)))
            .toList();
    var relations = relations(sheet, subject);
    return new ContactPerson(
        name(sheet, subject),
        phones,
        emails,
        capacities(sheet, subject),
        relations.isEmpty() ? null : relations.get(0));
  }

  private Attendance attendance(AnswerSheet sheet) {
    var others = new ArrayList<Attendee>();
    capacities(sheet, QuestionSubject.ATTENDEE)
        .forEach(capacity -> others.add(Attendee.in(capacity, null)));
    relations(sheet, QuestionSubject.ATTENDEE)
        .forEach(relation -> others.add(Attendee.in(null, relation)));
    for (var group : groups(sheet, QuestionKey.of(Concept.ATTENDEE))) {
      others.add(
          new Attendee(
              capacities(group, QuestionSubject.ATTENDEE),
              relations(group, QuestionSubject.ATTENDEE)));
    }
    var patient = !answers(sheet, QuestionKey.of(Concept.PATIENT_PRESENT)).isEmpty();
    return new Attendance(patient, others);
  }

  private List<Capacity> capacities(AnswerSheet sheet, QuestionSubject subject) {
    var other = text(sheet, QuestionKey.of(Concept.CONTACT_ROLE_OTHER, subject));
    return meanings(sheet, QuestionKey.of(Concept.CONTACT_ROLE, subject), ContactRole.class)
        .map(role -> new Capacity(role, role == ContactRole.OTHER ? other : null))
        .toList();
  }

  private List<Relation> relations(AnswerSheet sheet, QuestionSubject subject) {
    var other = text(sheet, QuestionKey.of(Concept.RELATIONSHIP_OTHER, subject));
    return meanings(sheet, QuestionKey.of(Concept.RELATIONSHIP, subject), Relationship.class)
        .map(relation -> new Relation(relation, relation == Relationship.OTHER ? other : null))
        .toList();
  }

  private PersonName name(AnswerSheet sheet, QuestionSubject subject) {
    return new PersonName(
        text(sheet, QuestionKey.of(Concept.GIVEN_NAMES, subject)),
        text(sheet, QuestionKey.of(Concept.NAME_PREFIX, subject)),
        text(sheet, QuestionKey.of(Concept.FAMILY_NAME, subject)));
  }

  private @Nullable Moment moment(AnswerSheet sheet) {
    var text = dated(sheet, QuestionKey.of(Concept.CONVERSATION_DATE));
    return text == null ? null : new Moment(text);
  }

  private @Nullable String dated(AnswerSheet sheet, QuestionKey slot) {
    return first(sheet, slot)
        .map(answer -> answer instanceof QuestionAnswer.Dated dated ? dated.text() : null)
        .orElse(null);
  }

  private @Nullable String text(AnswerSheet sheet, Concept concept) {
    return text(sheet, QuestionKey.of(concept));
  }

  private @Nullable String text(AnswerSheet sheet, QuestionKey slot) {
    return first(sheet, slot)
        .map(answer -> answer instanceof QuestionAnswer.Text text ? text.text() : null)
        .orElse(null);
  }

  private @Nullable Boolean yes(AnswerSheet sheet, Concept concept) {
    var answer = chosen(sheet, QuestionKey.of(concept), YesNoUnknown.class);
    return answer == null ? null : Boolean.valueOf(answer == YesNoUnknown.YES);
  }

  private <E extends Enum<E>> @Nullable E chosen(
      AnswerSheet sheet, QuestionKey slot, Class<E> type) {
    return meanings(sheet, slot, type).findFirst().orElse(null);
  }

  private <E extends Enum<E>> Stream<E> meanings(
      AnswerSheet sheet, QuestionKey slot, Class<E> type) {
    return answers(sheet, slot).stream()
        .filter(QuestionAnswer.Chosen.class::isInstance)
        .map(answer -> Enum.valueOf(type, ((QuestionAnswer.Chosen) answer).means()));
  }

  private Optional<QuestionAnswer> first(AnswerSheet sheet, QuestionKey slot) {
    return answers(sheet, slot).stream().findFirst();
  }

  private List<QuestionAnswer> answers(AnswerSheet sheet, QuestionKey slot) {
    return definition.question(slot).map(Question::linkId).map(sheet::answers).orElse(List.of());
  }

  private List<AnswerSheet> groups(AnswerSheet sheet, QuestionKey slot) {
    return definition
        .question(slot)
        .map(Question::linkId)
        .map(sheet::groups)
        .orElse(List.of())
        .stream()
        .filter(group -> !group.isEmpty())
        .toList();
  }
}
