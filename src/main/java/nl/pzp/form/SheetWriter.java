package nl.pzp.form;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Question;
import org.jspecify.annotations.Nullable;

/**
 * Maps an {@link AcpForm} to the questions of one form version, and reports the answers that do not
 * fit.
 */
final class SheetWriter {

  private final FormDefinition definition;
  private final List<Problem> losses = new ArrayList<>();

  SheetWriter(FormDefinition definition) {
    this.definition = definition;
  }

  List<Problem> losses() {
    return List.copyOf(losses);
  }

  AnswerSheet write(AcpForm form) {
    var sheet = new AnswerSheet();
    var date = form.conversationDate();
    dated(sheet, QuestionKey.of(Concept.CONVERSATION_DATE), date == null ? null : date.text());
    name(sheet, QuestionSubject.PATIENT, form.patientName());
    dated(sheet, QuestionKey.of(Concept.BIRTH_DATE, QuestionSubject.PATIENT), form.birthDate());
    name(sheet, QuestionSubject.HEALTH_PROFESSIONAL, form.professionalName());
    chosen(
        sheet,
        QuestionKey.of(Concept.SPECIALTY, QuestionSubject.HEALTH_PROFESSIONAL),
        form.specialty());
    yes(sheet, Concept.LEGALLY_CAPABLE, form.legalCapability().capable());
    text(sheet, QuestionKey.of(Concept.LEGALLY_CAPABLE_COMMENT), form.legalCapability().comment());
    contactPerson(sheet, QuestionSubject.REPRESENTATIVE, form.representative());
    yes(sheet, Concept.REPRESENTATIVE_IS_FIRST_CONTACT, form.representativeIsFirstContact());
    contactPerson(sheet, QuestionSubject.FIRST_CONTACT, form.firstContact());
    attendance(sheet, form.attendance());
    chosen(sheet, QuestionKey.of(Concept.MEDICAL_POLICY_GOAL), form.goal());
    form.directives().values().forEach(directive -> directive(sheet, directive));
    chosen(sheet, QuestionKey.of(Concept.DEFIBRILLATOR_PRESENT), form.defibrillator().present());
    chosen(sheet, QuestionKey.of(Concept.DEFIBRILLATOR_TYPE), form.defibrillator().type());
    text(sheet, QuestionKey.of(Concept.DEFIBRILLATOR_COMMENT), form.defibrillator().comment());
    text(sheet, QuestionKey.of(Concept.SPECIFIC_CARE_WISHES), form.specificCareWishes());
    chosen(
        sheet,
        QuestionKey.of(Concept.PREFERRED_PLACE_OF_DEATH),
        form.preferredPlaceOfDeath().choice());
    text(
        sheet,
        QuestionKey.of(Concept.PREFERRED_PLACE_OF_DEATH_COMMENT),
        form.preferredPlaceOfDeath().comment());
    var euthanasia = form.positionRegardingEuthanasia();
    chosen(sheet, QuestionKey.of(Concept.POSITION_REGARDING_EUTHANASIA), euthanasia.choice());
    text(
        sheet, QuestionKey.of(Concept.POSITION_REGARDING_EUTHANASIA_COMMENT), euthanasia.comment());
    chosen(
        sheet,
        QuestionKey.of(Concept.ORGAN_DONATION_CHOICE_REGISTRATION),
        form.organDonationChoiceRegistered());
    text(
        sheet,
        QuestionKey.of(Concept.OTHER_IMPORTANT_INFORMATION),
        form.otherImportantInformation());
    chosen(sheet, QuestionKey.of(Concept.EARLIER_AGREEMENTS), form.earlierAgreements().recorded());
    text(
        sheet,
        QuestionKey.of(Concept.EARLIER_AGREEMENTS_COMMENT),
        form.earlierAgreements().comment());
    chosen(
        sheet,
        QuestionKey.of(Concept.EARLIER_AGREEMENTS_DIFFER),
        form.earlierAgreements().differ());
    yes(sheet, Concept.RELATIVES_INFORMED, form.relativesInformed());
    chosen(sheet, QuestionKey.of(Concept.SHARING_PERMISSION), form.sharing());
    nameExplanationsOfNothing(sheet);
    return sheet;
  }

  // A comment needs an answer: without it the form has no place for the comment.
  private void nameExplanationsOfNothing(AnswerSheet sheet) {
    for (var question : definition.pack().questions()) {
      var parent =
          question.parent() == null
              ? null
              : definition.pack().question(question.parent()).orElse(null);
      if (parent != null
          && !parent.isGroup()
          && !sheet.answers(question.linkId()).isEmpty()
          && sheet.answers(parent.linkId()).isEmpty()) {
        losses.add(
            Problem.of(FormProblem.EXPLAINS_NO_ANSWER)
                .at(Place.question(question.linkId()))
                .with("parent", parent.linkId()));
      }
    }
  }

  private void directive(AnswerSheet sheet, TreatmentDirective directive) {
    var treatment = directive.treatment();
    if (treatment == Treatment.OTHER && directive.decision() != null) {
      treatmentName(sheet, directive.name());
    }
    chosen(sheet, QuestionKey.of(Concept.TREATMENT_DECISION, treatment), directive.decision());
    text(
        sheet,
        QuestionKey.of(Concept.DECISION_SPECIFICATION, treatment),
        directive.specification());
    text(sheet, QuestionKey.of(Concept.DECISION_COMMENT, treatment), directive.comment());
  }

  // An open-choice with one preselected code: a name replaces the code. Where only the code is
  // allowed, the name does not fit.
  private void treatmentName(AnswerSheet sheet, @Nullable String name) {
    var slot = QuestionKey.of(Concept.TREATMENT_NAME, Treatment.OTHER);
    var takesName = definition.question(slot).map(q -> !q.type().equals("choice")).orElse(true);
    if (name != null && takesName) {
      text(sheet, slot, name);
      return;
    }
    chosen(sheet, slot, Treatment.OTHER);
    if (name != null) {
      losses.add(
          Problem.of(FormProblem.NOT_ASKED_IN_THIS_FORM)
              .with("concept", slot.concept() + " " + slot.of()));
    }
  }

  private void contactPerson(AnswerSheet sheet, QuestionSubject subject, ContactPerson person) {
    name(sheet, subject, person.name());
    for (var phone : person.phones()) {
      var group = group(sheet, QuestionKey.of(Concept.PHONE, subject));
      text(group, QuestionKey.of(Concept.PHONE_NUMBER, subject), phone.number());
      chosen(group, QuestionKey.of(Concept.PHONE_TYPE, subject), phone.type());
      chosen(group, QuestionKey.of(Concept.PHONE_USE, subject), phone.use());
      text(group, QuestionKey.of(Concept.PHONE_COMMENT, subject), phone.comment());
    }
    for (var email : person.emails()) {
      var group = group(sheet, QuestionKey.of(Concept.EMAIL, subject));
      text(group, QuestionKey.of(Concept.EMAIL_ADDRESS, subject), email.address());
      chosen(group, QuestionKey.of(Concept.EMAIL_USE, subject), email.use());
    }
    person.capacities().forEach(capacity -> capacity(sheet, subject, capacity));
    if (person.relation() != null) {
      relation(sheet, subject, person.relation());
    }
  }

  private void attendance(AnswerSheet sheet, Attendance attendance) {
    if (attendance.patient()) {
      definition
          .question(QuestionKey.of(Concept.PATIENT_PRESENT))
          .ifPresent(
              question -> {
                var option = definition.options(question).get(0);
                sheet.add(
                    question.linkId(), new QuestionAnswer.Chosen(option.means(), option.coded()));
              });
    }
    var each = definition.question(QuestionKey.of(Concept.ATTENDEE));
    for (var attendee : attendance.others()) {
      var place = each.isPresent() ? sheet.addGroup(each.get().linkId()) : sheet;
      attendee
          .capacities()
          .forEach(capacity -> capacity(place, QuestionSubject.ATTENDEE, capacity));
      attendee.relations().forEach(relation -> relation(place, QuestionSubject.ATTENDEE, relation));
    }
  }

  private void capacity(AnswerSheet sheet, QuestionSubject subject, Capacity capacity) {
    chosen(sheet, QuestionKey.of(Concept.CONTACT_ROLE, subject), capacity.role());
    text(sheet, QuestionKey.of(Concept.CONTACT_ROLE_OTHER, subject), capacity.other());
  }

  private void relation(AnswerSheet sheet, QuestionSubject subject, Relation relation) {
    chosen(sheet, QuestionKey.of(Concept.RELATIONSHIP, subject), relation.relationship());
    text(sheet, QuestionKey.of(Concept.RELATIONSHIP_OTHER, subject), relation.other());
  }

  private void name(AnswerSheet sheet, QuestionSubject subject, PersonName name) {
    text(sheet, QuestionKey.of(Concept.GIVEN_NAMES, subject), name.givenNames());
    text(sheet, QuestionKey.of(Concept.NAME_PREFIX, subject), name.prefix());
    text(sheet, QuestionKey.of(Concept.FAMILY_NAME, subject), name.familyName());
  }

  private void yes(AnswerSheet sheet, Concept concept, @Nullable Boolean yes) {
    if (yes != null) {
      chosen(sheet, QuestionKey.of(concept), yes ? YesNoUnknown.YES : YesNoUnknown.NO);
    }
  }

  private void text(AnswerSheet sheet, QuestionKey slot, @Nullable String text) {
    if (text != null) {
      question(slot).ifPresent(question -> put(sheet, question, new QuestionAnswer.Text(text)));
    }
  }

  private void dated(AnswerSheet sheet, QuestionKey slot, @Nullable String text) {
    if (text != null) {
      question(slot).ifPresent(question -> put(sheet, question, new QuestionAnswer.Dated(text)));
    }
  }

  private void chosen(AnswerSheet sheet, QuestionKey slot, @Nullable Enum<?> choice) {
    if (choice != null) {
      question(slot).ifPresent(question -> choose(sheet, question, choice));
    }
  }

  private void choose(AnswerSheet sheet, Question question, Enum<?> choice) {
    if (question.type().equals("boolean")) {
      put(
          sheet,
          question,
          new QuestionAnswer.Chosen(choice.name(), new Coded(null, choice.name(), null)));
      return;
    }
    var option = definition.optionMeaning(question, choice.name());
    if (option.isPresent()) {
      put(sheet, question, new QuestionAnswer.Chosen(choice.name(), option.get().coded()));
    } else {
      losses.add(
          Problem.of(FormProblem.NO_SUCH_OPTION_IN_THIS_FORM)
              .at(Place.question(question.linkId()))
              .with("option", choice.name()));
    }
  }

  private void put(AnswerSheet sheet, Question question, QuestionAnswer answer) {
    var already = sheet.answers(question.linkId());
    if (already.contains(answer)) {
      return;
    }
    if (!question.repeats() && !already.isEmpty()) {
      losses.add(
          Problem.of(FormProblem.ONLY_ONE_ANSWER_IN_THIS_FORM)
              .at(Place.question(question.linkId())));
      return;
    }
    sheet.add(question.linkId(), answer);
  }

  private AnswerSheet group(AnswerSheet sheet, QuestionKey slot) {
    return question(slot)
        .map(question -> sheet.addGroup(question.linkId()))
        .orElseGet(AnswerSheet::new);
  }

  private java.util.Optional<Question> question(QuestionKey slot) {
    var found = definition.question(slot);
    if (found.isEmpty()) {
      losses.add(
          Problem.of(FormProblem.NOT_ASKED_IN_THIS_FORM)
              .with(
                  "concept",
                  slot.of() == null ? slot.concept().name() : slot.concept() + " " + slot.of()));
    }
    return found;
  }
}
