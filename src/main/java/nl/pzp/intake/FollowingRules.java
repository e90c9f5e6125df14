package nl.pzp.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.pzp.problem.Problem;
import nl.pzp.record.PersonId;
import org.hl7.fhir.r4.model.Resource;

/**
 * Rules that look at all that is known of a person before a message is written: what of it is too
 * late to lead, and what else follows from it and is written with it.
 */
public interface FollowingRules {

  /**
   * A message about to be written.
   *
   * @param patientId as which the person is shown
   * @param written what it writes, under the ids that it will have, in the order of the message
   */
  record Situation(PersonId person, String patientId, List<Resource> written) {
    public Situation {
      written = List.copyOf(written);
    }

    @Override
    public String toString() {
      return "Situation[" + person + "]";
    }
  }

  /**
   * What follows.
   *
   * @param heldBack {@code Type/id} of what is not written: what stands there leads
   * @param instead by {@code Type/id}, what is written in the place of what was sent
   * @param derived what is written besides, by the adapter itself
   * @param problems by {@code Type/id}, what is to be said of a written resource
   */
  record Following(
      Set<String> heldBack,
      Map<String, Resource> instead,
      List<Resource> derived,
      Map<String, List<Problem>> problems) {

    public static final Following NOTHING = new Following(Set.of(), Map.of(), List.of(), Map.of());

    public Following {
      heldBack = Set.copyOf(heldBack);
      instead = Map.copyOf(instead);
      derived = List.copyOf(derived);
      problems = Map.copyOf(problems);
    }

    @Override
    public String toString() {
      return "Following[" + derived.size() + " derived]";
    }
  }

  /** The source of what the adapter makes itself. */
  String ownSource();

  /** Why this may not be kept at all; empty when it may. */
  List<Problem> refusals(Resource resource);

  /** Why this may not be deleted; empty when it may. */
  Optional<Problem> refusesDeletion(String type, String id);

  /** Whose resource this updates, where others than its own source may do so. */
  Optional<String> keeper(Resource resource);

  /** What follows from a message. Called in the change of the record, perhaps more than once. */
  Following follow(Situation situation);
}
