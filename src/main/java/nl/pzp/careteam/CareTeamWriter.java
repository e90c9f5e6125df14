package nl.pzp.careteam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.terminology.FhirUrl;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Writes a care network as the patient's single CareTeam. */
public final class CareTeamWriter {

  private final CareVocabulary vocabulary;

  public CareTeamWriter(CareVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The network with all present and past members. */
  public CareTeam write(CareNetwork network, String patientId) {
    var all = new ArrayList<Holding>(network.responsible());
    all.addAll(network.central());
    all.addAll(network.others());
    return team(network, patientId, all);
  }

  /** The network at one moment, with only the role holders of that moment. */
  public CareTeam writeAt(CareNetwork network, String patientId, Instant moment) {
    var then = new ArrayList<Holding>();
    then.add(network.responsibleAt(moment));
    then.add(network.centralAt(moment));
    network.others().stream().filter(holding -> holding.covers(moment)).forEach(then::add);
    return team(network, patientId, then);
  }

  private CareTeam team(CareNetwork network, String patientId, List<Holding> holdings) {
    var team = new CareTeam();
    team.setId(
        new IdType("CareTeam", DeterministicId.of(vocabulary.ownSource(), "CareTeam", patientId)));
    team.getMeta().addProfile(vocabulary.url(CareShape.CARE_NETWORK));
    team.setStatus(network.died().isPresent() ? CareTeamStatus.INACTIVE : CareTeamStatus.ACTIVE);
    team.addCategory(vocabulary.concept(CareCode.CARE_NETWORK));
    team.setName(vocabulary.display(CareCode.CARE_NETWORK));
    team.setSubject(new Reference("Patient/" + patientId));
    holdings.forEach(holding -> participant(team.addParticipant(), holding));
    return team;
  }

  private void participant(CareTeamParticipantComponent participant, Holding holding) {
    if (holding.isDefault()) {
      participant.addExtension(vocabulary.url(CareShape.DEFAULTED), new BooleanType(true));
    }
    holding.roles().forEach(role -> participant.addRole(role.copy()));
    if (holding.member().isKnown()) {
      participant.setMember(holding.member().toReference());
    } else {
      participant
          .getMember()
          .addExtension(FhirUrl.DATA_ABSENT_REASON.url(), new CodeType("unknown"));
    }
    participant.setPeriod(period(holding.from(), holding.until()));
  }

  private static Period period(@Nullable Instant from, @Nullable Instant until) {
    var period = new Period();
    if (from != null) {
      period.setStartElement(SourceTime.text(from));
    }
    if (until != null) {
      period.setEndElement(SourceTime.text(until));
    }
    return period;
  }
}
