package nl.pzp.careteam;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import nl.pzp.careteam.NetworkFacts.Tenure;
import nl.pzp.careteam.RoleClaim.Role;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** Derives a care network from the statements of sources. */
public final class CareNetworkReader {

  private final CareVocabulary vocabulary;
  private final Contributions contributions;
  private final boolean generalPractitionerTakesOver;

  /**
   * @param generalPractitionerTakesOver whether a general practitioner who was informed of
   *     another's plan becomes the responsible practitioner
   */
  public CareNetworkReader(CareVocabulary vocabulary, boolean generalPractitionerTakesOver) {
    this.vocabulary = vocabulary;
    this.contributions = new Contributions(vocabulary);
    this.generalPractitionerTakesOver = generalPractitionerTakesOver;
  }

  /**
   * Derives the network.
   *
   * @param statements of all sources, ordered by source time
   * @param markers practitioners who marked the patient, with the period of each marking
   * @param generalPractitioners from the Patient
   * @param died null while the patient lives
   */
  public CareNetwork read(
      List<SourceStatement> statements,
      List<Tenure> markers,
      List<Member> generalPractitioners,
      @Nullable Instant died) {
    var bySubject =
        statements.stream()
            .collect(groupingBy(SourceStatement::subject, LinkedHashMap::new, toList()))
            .values();
    var claims = new ArrayList<RoleClaim>();
    var delegations = new ArrayList<Delegation>();
    for (var ofOne : bySubject) {
      var content = ofOne.get(0).content();
      if (content instanceof CareTeam) {
        claims.addAll(contributions.claims(ofOne));
      } else if (content instanceof Task task && isDelegation(task)) {
        delegations.add(DelegationSteps.of(ofOne));
      } else if (content instanceof Task && generalPractitionerTakesOver) {
        takeover(ofOne).forEach(claims::add);
      }
    }
    return CareNetwork.of(
        new NetworkFacts(claims, delegations, markers, generalPractitioners, died), vocabulary);
  }

  public boolean isDelegation(Task task) {
    return vocabulary.is(task.getCode(), CareCode.DELEGATE_CENTRAL_ROLE);
  }

  // From the first time the general practitioner was informed of this plan.
  private List<RoleClaim> takeover(List<SourceStatement> statements) {
    return statements.stream()
        .filter(
            s ->
                vocabulary.is(((Task) s.content()).getCode(), CareCode.INFORM_GENERAL_PRACTITIONER))
        .filter(s -> ((Task) s.content()).getStatus() == TaskStatus.COMPLETED)
        .filter(s -> Member.of(((Task) s.content()).getOwner()).isKnown())
        .limit(1)
        .map(
            s ->
                new RoleClaim(
                    Role.RESPONSIBLE,
                    List.of(),
                    Member.of(((Task) s.content()).getOwner()),
                    s.time().at(),
                    null,
                    Objects.requireNonNull(s.subject()),
                    s.time()))
        .toList();
  }
}
