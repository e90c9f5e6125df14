package nl.pzp.careplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.pzp.form.Attendance;
import nl.pzp.form.Attendee;
import nl.pzp.form.Concept;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterParticipantComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/** The conversation as Encounter and Procedure (ACP-Encounter, ACP-Procedure), and back. */
final class ConversationMapper {

  private final ContactPersonMapper persons;

  ConversationMapper(ContactPersonMapper persons) {
    this.persons = persons;
  }

  /** Writes both resources with references to each other. */
  Encounter write(PlanDraft draft) {
    var encounter = draft.add(new Encounter(), AcpProfile.ENCOUNTER, "conversation");
    var procedure = draft.add(new Procedure(), AcpProfile.PROCEDURE, "conversation");
    encounter.addIdentifier(draft.identifier(encounter));
    encounter.setStatus(EncounterStatus.FINISHED);
    // The form does not ask the location | Encounter.class
    encounter.setClass_(draft.coding(PlanCode.ENCOUNTER_CLASS_UNKNOWN));
    encounter.setSubject(draft.patient());
    encounter.setPeriod(momentOf(draft));
    encounter.addReasonReference(PlanDraft.to(procedure));

    procedure.addIdentifier(draft.identifier(procedure));
    procedure.setStatus(ProcedureStatus.COMPLETED);
    procedure.setCode(draft.concept(PlanCode.ADVANCE_CARE_PLANNING));
    procedure.setSubject(draft.patient());
    procedure.setEncounter(PlanDraft.to(encounter));
    var day = draft.day();
    // 963 datum van invullen | Procedure.performedPeriod
    procedure.setPerformed(new Period().setStartElement(day).setEndElement(day.copy()));

    if (draft.professional() != null) {
      encounter.addParticipant().setIndividual(draft.professional());
      procedure.addPerformer().setActor(draft.professional());
    }
    for (var reference : writeAttendees(draft, encounter)) {
      procedure.addPerformer().setActor(reference);
    }
    if (draft.form().attendance().patient()) {
      procedure.addPerformer().setActor(draft.patient());
    }
    return encounter;
  }

  // 963 Datum van invullen | Encounter.period, the only element that keeps the time of day
  private static Period momentOf(PlanDraft draft) {
    var moment = java.util.Objects.requireNonNull(draft.form().conversationDate());
    return new Period()
        .setStartElement(new DateTimeType(moment.text()))
        .setEndElement(new DateTimeType(moment.text()));
  }

  private List<Reference> writeAttendees(PlanDraft draft, Encounter encounter) {
    var there = new ArrayList<Reference>();
    var attendees = draft.form().attendance().others();
    for (int i = 0; i < attendees.size(); i++) {
      var attendee = attendees.get(i);
      var candidates = draft.contactPersons().matching(attendee);
      RelatedPerson person;
      if (candidates.size() == 1) {
        person = candidates.get(0).resource();
      } else {
        person = persons.writeNameless(draft, attendee, i);
        if (candidates.size() > 1) {
          draft.note(
              CarePlanProblem.ATTENDEE_AMBIGUOUS, draft.questions().attendee(Concept.RELATIONSHIP));
        }
      }
      var participant = encounter.addParticipant().setIndividual(PlanDraft.to(person));
      if (!attendee.capacities().isEmpty()) {
        // 997 Rol | Encounter.participant.type; a relationship alone is in the RelatedPerson
        persons.concepts(draft, attendee).forEach(participant::addType);
      }
      if (there.stream()
          .noneMatch(known -> known.getReference().equals(PlanDraft.to(person).getReference()))) {
        there.add(PlanDraft.to(person));
      }
    }
    return there;
  }

  Attendance read(
      @Nullable Encounter encounter,
      @Nullable Procedure procedure,
      boolean patientAgreed,
      Map<String, RelatedPerson> known) {
    var others = new ArrayList<Attendee>();
    if (encounter != null) {
      for (var participant : encounter.getParticipant()) {
        var person = known.get(participant.getIndividual().getReference());
        if (person != null) {
          others.add(attendee(participant, person));
        }
      }
    }
    var patient =
        patientAgreed
            || (procedure != null
                && procedure.getPerformer().stream().anyMatch(p -> isPatient(p.getActor())));
    return new Attendance(patient, others);
  }

  private Attendee attendee(EncounterParticipantComponent participant, RelatedPerson person) {
    if (participant.hasType()) {
      return new Attendee(
          persons.capacities(participant.getType()), persons.relations(participant.getType()));
    }
    return new Attendee(List.of(), persons.relations(person.getRelationship()));
  }

  static boolean isPatient(Reference reference) {
    return reference.hasReference() && reference.getReference().startsWith("Patient/");
  }
}
