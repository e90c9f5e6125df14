package nl.pzp.careplan;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import nl.pzp.form.AcpFormBuilder;
import nl.pzp.form.Concept;
import nl.pzp.form.ContactRole;
import nl.pzp.form.FormQuestions;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/**
 * Finds the representative and the first contact of one conversation. A record holds the contact
 * persons of every conversation; the conversation's own resources name the right ones.
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
    var all = namedPersons(resources, choice, agreementParties);
    var representatives = withRole(all, ContactRole.LEGAL_REPRESENTATIVE);
    var firstContacts = withRole(all, ContactRole.FIRST_CONTACT);
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
    var persons = resources.byReference(RelatedPerson.class);
    var candidates =
        persons.keySet().stream().filter(named::contains).sorted().map(persons::get).toList();
    return candidates.isEmpty() ? List.copyOf(persons.values()) : candidates;
  }

  private List<RelatedPerson> withRole(List<RelatedPerson> persons, ContactRole role) {
    return persons.stream().filter(person -> contactPersons.hasRole(person, role)).toList();
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
