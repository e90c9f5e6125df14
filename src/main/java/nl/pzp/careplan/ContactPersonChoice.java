package nl.pzp.careplan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import nl.pzp.form.AcpFormBuilder;
import nl.pzp.form.Concept;
import nl.pzp.form.ContactRole;
import nl.pzp.form.FormQuestions;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/**
 * Finds the representative and the first contact for a form. A record holds the contact persons of
 * every conversation: those that this one names go first, but who did not attend keeps the role.
 */
final class ContactPersonChoice {

  private final Pack pack;
  private final ContactPersonMapper contactPersons;
  private final FormQuestions questions;
  private final List<Problem> problems;

  ContactPersonChoice(
      Pack pack,
      ContactPersonMapper contactPersons,
      FormQuestions questions,
      List<Problem> problems) {
    this.pack = pack;
    this.contactPersons = contactPersons;
    this.questions = questions;
    this.problems = problems;
  }

  void read(
      PlanResources resources,
      ConversationChoice choice,
      List<Reference> agreementParties,
      AcpFormBuilder form) {
    var named = namedPersons(resources, choice, agreementParties);
    var all = persons(resources);
    var representatives = withRole(named, all, ContactRole.LEGAL_REPRESENTATIVE);
    var firstContacts = withRole(named, all, ContactRole.FIRST_CONTACT);
    var asked = new ArrayList<>(representatives);
    asked.addAll(firstContacts);
    nameTheLeftOut(all, asked);
    if (representatives.size() > 1) {
      nameTheRest();
    }
    if (!representatives.isEmpty()) {
      form.representative(contactPersons.read(representatives.get(0)));
    }
    if (firstContacts.isEmpty()) {
      return;
    }
    // Another person named as first contact goes before the representative.
    var others = firstContacts.stream().filter(p -> !representatives.contains(p)).toList();
    form.representativeIsFirstContact(others.isEmpty());
    if (others.isEmpty()) {
      return;
    }
    if (firstContacts.size() > 1) {
      nameTheRest();
    }
    form.firstContact(contactPersons.read(others.get(0)));
  }

  private List<RelatedPerson> namedPersons(
      PlanResources resources, ConversationChoice choice, List<Reference> agreementParties) {
    var named = new HashSet<String>();
    resources.all(Patient.class).forEach(p -> named.addAll(new PatientMapper(pack).contacts(p)));
    choice
        .encounter()
        .ifPresent(e -> e.getParticipant().forEach(p -> named.add(text(p.getIndividual()))));
    agreementParties.forEach(party -> named.add(text(party)));
    return persons(resources).stream()
        .filter(person -> named.contains(RelativeReference.of(person)))
        .toList();
  }

  private static List<RelatedPerson> persons(PlanResources resources) {
    return resources.all(RelatedPerson.class).stream()
        .sorted(Comparator.comparing(RelativeReference::of))
        .toList();
  }

  private List<RelatedPerson> withRole(
      List<RelatedPerson> named, List<RelatedPerson> all, ContactRole role) {
    var ofTheConversation = withRole(named, role);
    return ofTheConversation.isEmpty() ? withRole(all, role) : ofTheConversation;
  }

  private List<RelatedPerson> withRole(List<RelatedPerson> persons, ContactRole role) {
    return persons.stream().filter(person -> contactPersons.hasRole(person, role)).toList();
  }

  // The form has no place for the name of anybody else. Forms of one patient repeat the same
  // person.
  private void nameTheLeftOut(List<RelatedPerson> all, List<RelatedPerson> asked) {
    var names = asked.stream().map(person -> contactPersons.read(person).name()).toList();
    for (var person : all) {
      var name = contactPersons.read(person).name();
      if (!asked.contains(person) && !name.isBlank() && !names.contains(name)) {
        problems.add(
            Problem.of(CarePlanProblem.CONTACT_LEFT_OUT)
                .at(questions.representative(Concept.FAMILY_NAME))
                .with("reference", RelativeReference.of(person)));
      }
    }
  }

  private void nameTheRest() {
    problems.add(
        Problem.of(CarePlanProblem.ONE_IN_THE_FORM)
            .at(questions.representative(Concept.FAMILY_NAME))
            .with("type", "RelatedPerson"));
  }

  private static String text(Reference reference) {
    return Objects.toString(reference.getReference(), "");
  }
}
