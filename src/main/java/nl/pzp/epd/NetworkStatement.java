package nl.pzp.epd;

import nl.pzp.epd.Hl7Data.Hl7Code;
import nl.pzp.epd.RegionalCodes.ValueSet;
import nl.pzp.epd.StatementElements.Element;
import nl.pzp.epd.hl7v2.Hl7Field;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Maps a source's statement on the care network to a CareTeam, and a delegation to a Task. */
final class NetworkStatement {

  private static final int VALUE = 5;

  private final Professionals professionals;
  private final Hl7Data data;

  NetworkStatement(Professionals professionals, Hl7Data data) {
    this.professionals = professionals;
    this.data = data;
  }

  /** The care network; each turn has one member with role and period. */
  CareTeam network(StatementValues values, Reference patient, TransactionDraft draft) {
    refuseOthers(values);
    var network = new CareTeam();
    network.addCategory(
        ObservationStatementReader.concept(data, Hl7Code.CARE_NETWORK_CONTRIBUTION));
    network.setSubject(patient.copy());
    network.setStatus(
        CareTeamStatus.fromCode(values.status(data.networkStates()).orElse("active")));
    for (int turn : values.elements().turns()) {
      network.addParticipant(participant(values, turn, draft));
    }
    if (!network.hasParticipant()) {
      // A newer contribution ends the membership of everybody that it omits, so refuse an empty
      // one.
      throw values.elements().missing(Element.MEMBER);
    }
    values
        .field(Element.CORE_TEAM)
        .flatMap(field -> professionals.organisation(field, draft))
        .ifPresent(network::addManagingOrganization);
    return network;
  }

  private CareTeamParticipantComponent participant(
      StatementValues values, int turn, TransactionDraft draft) {
    var participant = new CareTeamParticipantComponent();
    var person =
        values.field(Element.MEMBER, turn).flatMap(field -> professionals.person(field, draft));
    var organisation =
        values
            .field(Element.ORGANISATION, turn)
            .flatMap(field -> professionals.organisation(field, draft));
    participant.setMember(
        person.or(() -> organisation).orElseThrow(() -> values.elements().missing(Element.MEMBER)));
    if (person.isPresent()) {
      organisation.ifPresent(participant::setOnBehalfOf);
    }
    var roles =
        values
            .elements()
            .find(Element.ROLE, turn)
            .orElseThrow(() -> values.elements().missing(Element.ROLE));
    for (var role : roles.repetitions(VALUE)) {
      participant.addRole(role(values, role));
    }
    values.time(Element.FROM, turn).ifPresent(participant.getPeriod()::setStartElement);
    values.time(Element.UNTIL, turn).ifPresent(participant.getPeriod()::setEndElement);
    return participant;
  }

  // A role with only a name keeps that name; an unknown code is refused.
  private static CodeableConcept role(StatementValues values, Hl7Field field) {
    var text = field.component(2);
    if (field.component(1).isEmpty() && text.isPresent()) {
      return new CodeableConcept().setText(text.get());
    }
    return values.concept(field, ValueSet.CARE_NETWORK_ROLE, values.elements().place(Element.ROLE));
  }

  /** A delegation: the request to hold the role of central health professional, and the reply. */
  Task delegation(StatementValues values, Reference patient, TransactionDraft draft) {
    refuseOthers(values);
    var task = new Task();
    task.setCode(ObservationStatementReader.concept(data, Hl7Code.DELEGATE_CENTRAL_ROLE));
    task.setIntent(TaskIntent.ORDER);
    task.setFor(patient.copy());
    values.elements().required(Element.DELEGATE);
    values.elements().required(Element.STATUS);
    task.setStatus(TaskStatus.fromCode(values.status(data.delegationStates()).orElseThrow()));
    values
        .field(Element.REQUESTER)
        .flatMap(field -> professionals.person(field, draft))
        .ifPresent(task::setRequester);
    values
        .field(Element.DELEGATE)
        .flatMap(field -> professionals.person(field, draft))
        .ifPresent(task::setOwner);
    values.time(Element.FROM).ifPresent(task.getExecutionPeriod()::setStartElement);
    values.time(Element.UNTIL).ifPresent(task.getExecutionPeriod()::setEndElement);
    values
        .text(Element.REASON)
        .ifPresent(text -> task.setStatusReason(new CodeableConcept().setText(text)));
    return task;
  }

  private static void refuseOthers(StatementValues values) {
    if (!values.elements().others().isEmpty()) {
      throw RequiredFields.at(EpdProblem.CODE_UNKNOWN, "OBX-3");
    }
  }
}
