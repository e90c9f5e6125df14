package nl.pzp.palliative;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import nl.pzp.careteam.CareCode;
import nl.pzp.careteam.CareTeamProblem;
import nl.pzp.careteam.CareTeamWriter;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.intake.Consequence;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The care network of a patient after a message: contributions, the network, contradictions. */
@Component
@Order(2)
final class NetworkConsequence implements Consequence {

  private final CareVocabulary vocabulary;
  private final RegionalReading reading;
  private final StatedKind stated;
  private final CareTeamWriter teams;
  private final OpenContradictions contradictions;

  NetworkConsequence(CareVocabulary vocabulary, RegionalReading reading, StatedKind stated) {
    this.vocabulary = vocabulary;
    this.reading = reading;
    this.stated = stated;
    this.teams = new CareTeamWriter(vocabulary);
    this.contradictions = new OpenContradictions(vocabulary);
  }

  @Override
  public String ownSource() {
    return vocabulary.ownSource();
  }

  @Override
  public List<Problem> refusals(Resource resource) {
    return isNetwork(resource)
        ? List.of(Problem.of(CareTeamProblem.NETWORK_IS_DERIVED).at(Place.at("CareTeam.category")))
        : List.of();
  }

  // Also the banner and the statements, which the adapter made.
  @Override
  public Optional<Problem> refusesDeletion(String type, String id) {
    return type.equals("Condition") || type.equals("Task")
        ? Optional.empty()
        : reading.keptForGood(type, id).map(kept -> Problem.of(CareTeamProblem.NOT_DELETED));
  }

  @Override
  public Adjustment beforeWriting(Proposed message) {
    return stated.adjust(message, CareTeam.class::isInstance, this::derived);
  }

  private List<Resource> derived(PalliativeStatus picture, StatedChange change) {
    var derived = new ArrayList<Resource>();
    // One that was made stays true, also when all that it was made of was taken back.
    if (!picture.network().isEmpty() || change.after().stream().anyMatch(this::isNetwork)) {
      var team = teams.write(picture.network(), picture.patientId());
      if (!picture.coreTeam().isEmpty()) {
        team.addManagingOrganization(new Reference(picture.coreTeam()));
      }
      derived.add(team);
    }
    var problems = picture.network().problems();
    var sides = new LinkedHashMap<String, List<String>>();
    sides.put("two-central", OpenContradictions.sides(problems, CareTeamProblem.TWO_CENTRAL));
    sides.put(
        "two-responsible", OpenContradictions.sides(problems, CareTeamProblem.TWO_RESPONSIBLE));
    derived.addAll(contradictions.of(sides, picture.patientId(), change.after()));
    return derived;
  }

  private boolean isNetwork(Resource resource) {
    return resource instanceof CareTeam team
        && vocabulary.is(team.getCategory(), CareCode.CARE_NETWORK);
  }
}
