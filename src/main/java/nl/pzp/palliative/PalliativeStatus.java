package nl.pzp.palliative;

import java.util.List;
import nl.pzp.careteam.CareNetwork;
import nl.pzp.careteam.FollowUps.PlanMade;
import nl.pzp.careteam.SourceStatement;
import nl.pzp.marking.Markings;

/**
 * One patient's marking and care network, as all sources together tell.
 *
 * @param statements in the order of their sources
 * @param plans every conversation about a plan
 * @param coreTeam reference to the organisation that discusses the patient, empty where none is
 *     named
 */
public record PalliativeStatus(
    String patientId,
    List<SourceStatement> statements,
    Markings markings,
    CareNetwork network,
    List<PlanMade> plans,
    String coreTeam) {

  public PalliativeStatus {
    statements = List.copyOf(statements);
    plans = List.copyOf(plans);
  }

  @Override
  public String toString() {
    return "PalliativeStatus[" + statements.size() + " statements]";
  }
}
