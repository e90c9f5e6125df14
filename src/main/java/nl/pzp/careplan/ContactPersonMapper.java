package nl.pzp.careplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.form.Attendee;
import nl.pzp.form.Capacity;
import nl.pzp.form.Concept;
import nl.pzp.form.ContactPerson;
import nl.pzp.form.ContactRole;
import nl.pzp.form.Relation;
import nl.pzp.form.Relationship;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/** Contact persons as RelatedPerson (ACP-ContactPerson) and back. */
final class ContactPersonMapper {

  private final Pack pack;
  private final NameElements names;
  private final TelecomElements telecom;

  ContactPersonMapper(Pack pack) {
    this.pack = pack;
    this.names = new NameElements(pack);
    this.telecom = new TelecomElements(pack);
  }

  /** Writes the representative and the first contact, if named. */
  ContactPersons write(PlanDraft draft) {
    var form = draft.form();
    var both = Boolean.TRUE.equals(form.representativeIsFirstContact());
    // The section implies the role of representative or first contact.
    var implied =
        both
            ? List.of(ContactRole.FIRST_CONTACT, ContactRole.LEGAL_REPRESENTATIVE)
            : List.of(ContactRole.LEGAL_REPRESENTATIVE);
    if (form.representativeIsFirstContact() != null
        && (both ? form.representative() : form.firstContact()).isBlank()) {
      draft.note(
          CarePlanProblem.NOT_CARRIED,
          draft.questions().place(Concept.REPRESENTATIVE_IS_FIRST_CONTACT));
    }
    return new ContactPersons(
        write(draft, consistent(draft), implied, "representative"),
        write(draft, form.firstContact(), List.of(ContactRole.FIRST_CONTACT), "first-contact"));
  }

  // Ignores a tick "first contact" for a representative when question 984 says no.
  private static ContactPerson consistent(PlanDraft draft) {
    var person = draft.form().representative();
    var ticked =
        person.capacities().stream().anyMatch(each -> each.role() == ContactRole.FIRST_CONTACT);
    if (!ticked || !Boolean.FALSE.equals(draft.form().representativeIsFirstContact())) {
      return person;
    }
    draft.note(
        CarePlanProblem.FIRST_CONTACT_CONTRADICTED,
        draft.questions().representative(Concept.CONTACT_ROLE));
    return new ContactPerson(
        person.name(),
        person.phones(),
        person.emails(),
        person.capacities().stream()
            .filter(each -> each.role() != ContactRole.FIRST_CONTACT)
            .toList(),
        person.relation());
  }

  private ContactPersons.@Nullable Named write(
      PlanDraft draft, ContactPerson person, List<ContactRole> implied, String place) {
    if (person.isBlank()) {
      return null;
    }
    var resource = draft.add(new RelatedPerson(), AcpProfile.CONTACT_PERSON, place);
    resource.addIdentifier(draft.identifier(resource));
    resource.setPatient(draft.patient());
    for (var role : implied) {
      if (person.capacities().stream().noneMatch(capacity -> capacity.role() == role)) {
        resource.addRelationship(draft.concept(role));
      }
    }
    // 982 rol | RelatedPerson.relationship
    person.capacities().forEach(capacity -> resource.addRelationship(ticked(draft, capacity)));
    if (person.relation() != null) {
      // 983, 995 relatie | RelatedPerson.relationship
      resource.addRelationship(concept(draft, person.relation()));
    }
    if (!person.name().isBlank()) {
      resource.addName(names.official(person.name(), true));
      names.usual(person.name()).ifPresent(resource::addName);
    }
    telecom.write(person).forEach(resource::addTelecom);
    return new ContactPersons.Named(person, resource);
  }

  /** A participant whom the form does not name, as a RelatedPerson without name. */
  RelatedPerson writeNameless(PlanDraft draft, Attendee attendee, int index) {
    var resource =
        draft.add(
            new RelatedPerson(), AcpProfile.CONTACT_PERSON, "attendee", Integer.toString(index));
    resource.addIdentifier(draft.identifier(resource));
    resource.setPatient(draft.patient());
    concepts(draft, attendee).forEach(resource::addRelationship);
    return resource;
  }

  /** The ticked roles and relationships of a participant. */
  List<CodeableConcept> concepts(PlanDraft draft, Attendee attendee) {
    var concepts = new ArrayList<CodeableConcept>();
    attendee.capacities().forEach(capacity -> concepts.add(ticked(draft, capacity)));
    attendee.relations().forEach(relation -> concepts.add(concept(draft, relation)));
    return concepts;
  }

  // userSelected marks a ticked role; the way back then tells it from an implied one.
  private static CodeableConcept ticked(PlanDraft draft, Capacity capacity) {
    var concept = draft.concept(capacity.role());
    concept.getCodingFirstRep().setUserSelected(true);
    return capacity.other() == null ? concept : concept.setText(capacity.other());
  }

  private static CodeableConcept concept(PlanDraft draft, Relation relation) {
    var concept = draft.concept(relation.relationship());
    return relation.other() == null ? concept : concept.setText(relation.other());
  }

  boolean hasRole(RelatedPerson person, ContactRole role) {
    return person.getRelationship().stream().anyMatch(concept -> isRole(concept, role));
  }

  private boolean isRole(CodeableConcept concept, ContactRole role) {
    return meaning(concept, ContactRole.class).filter(role::equals).isPresent();
  }

  /**
   * The form's answers about this person. Skips roles that an adapter implied. For a person from
   * elsewhere every role counts as ticked.
   */
  ContactPerson read(RelatedPerson person) {
    var relation = relations(person.getRelationship()).stream().findFirst().orElse(null);
    return new ContactPerson(
        names.read(person.getName()),
        telecom.phones(person.getTelecom()),
        telecom.emails(person.getTelecom()),
        isOurs(person) ? ticked(person) : capacities(person.getRelationship()),
        relation);
  }

  private boolean isOurs(RelatedPerson person) {
    return person.getIdentifier().stream()
        .anyMatch(i -> i.hasSystem() && i.getSystem().equals(resourceSystem()));
  }

  private List<Capacity> ticked(RelatedPerson person) {
    return capacities(
        person.getRelationship().stream()
            .filter(concept -> concept.getCoding().stream().anyMatch(Coding::getUserSelected))
            .toList());
  }

  List<Capacity> capacities(List<CodeableConcept> concepts) {
    var capacities = new ArrayList<Capacity>();
    for (var concept : concepts) {
      meaning(concept, ContactRole.class)
          .ifPresent(
              role ->
                  capacities.add(
                      new Capacity(role, role == ContactRole.OTHER ? concept.getText() : null)));
    }
    return capacities;
  }

  /**
   * The relationships among these codes; one outside the form's options becomes "other" with its
   * text.
   */
  List<Relation> relations(List<CodeableConcept> concepts) {
    var relations = new ArrayList<Relation>();
    for (var concept : concepts) {
      var known = meaning(concept, Relationship.class);
      if (known.isPresent()) {
        var other = known.get() == Relationship.OTHER ? concept.getText() : null;
        relations.add(new Relation(known.get(), other));
      } else if (isRelationshipElsewhere(concept)) {
        relations.add(new Relation(Relationship.OTHER, words(concept)));
      }
    }
    return relations;
  }

  private boolean isRelationshipElsewhere(CodeableConcept concept) {
    var system = pack.coded(Relationship.PARTNER).system();
    return concept.getCoding().stream().anyMatch(c -> Objects.equals(c.getSystem(), system));
  }

  private static @Nullable String words(CodeableConcept concept) {
    if (concept.hasText()) {
      return concept.getText();
    }
    var coding = concept.getCodingFirstRep();
    return coding.hasDisplay() ? coding.getDisplay() : coding.getCode();
  }

  private <E extends Enum<E>> Optional<E> meaning(CodeableConcept concept, Class<E> type) {
    return concept.getCoding().stream()
        .filter(Coding::hasCode)
        .map(c -> pack.meaning(type, new Coded(c.getSystem(), c.getCode(), null)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private String resourceSystem() {
    return pack.url(CarePlanUrl.RESOURCE);
  }
}
