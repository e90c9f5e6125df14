package nl.pzp.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.pzp.problem.Problem;
import nl.pzp.record.MessageId;
import org.hl7.fhir.r4.model.Resource;

/**
 * The consequences of a message for a person: asked before the message is written and again after
 * that, each time over the person as the record then has them. Both happen inside the commit, which
 * may start again, so it does nothing outside the record.
 */
public interface Consequence {

  /**
   * A message about to be written.
   *
   * @param patientId under which the person is shown
   * @param resources that it writes, under the ids that they will have, in its order
   * @param shared by the consequences of this message
   */
  record Proposed(
      PersonResources person, String patientId, List<Resource> resources, SharedReadings shared) {
    public Proposed {
      resources = List.copyOf(resources);
    }

    @Override
    public String toString() {
      return "Proposed[" + person.person() + "]";
    }
  }

  /**
   * Changes to a message before it is written.
   *
   * @param heldBack {@code Type/id} of what is not written: what stands there leads
   * @param instead by {@code Type/id}, what is written in the place of what was sent
   * @param derived what is written besides, by the adapter itself
   * @param problems by {@code Type/id}, what is to be said of a written resource
   */
  record Adjustment(
      Set<String> heldBack,
      Map<String, Resource> instead,
      List<Resource> derived,
      Map<String, List<Problem>> problems) {

    public static final Adjustment NONE = new Adjustment(Set.of(), Map.of(), List.of(), Map.of());

    public Adjustment {
      heldBack = Set.copyOf(heldBack);
      instead = Map.copyOf(instead);
      derived = List.copyOf(derived);
      problems = Map.copyOf(problems);
    }

    @Override
    public String toString() {
      return "Adjustment[" + derived.size() + " derived]";
    }
  }

  /**
   * A message that was just written.
   *
   * @param patientId under which the person is shown
   * @param changedTypes of the resources that changed
   */
  record Written(PersonResources person, String patientId, Set<String> changedTypes, Instant now) {
    public Written {
      changedTypes = Set.copyOf(changedTypes);
    }

    @Override
    public String toString() {
      return "Written[" + person.person() + "]";
    }
  }

  /**
   * Resources that the adapter writes after the message.
   *
   * @param problems that the sender should know
   */
  record Addition(List<Resource> resources, List<Problem> problems) {

    public static final Addition NONE = new Addition(List.of(), List.of());

    public Addition {
      resources = List.copyOf(resources);
      problems = List.copyOf(problems);
    }

    @Override
    public String toString() {
      return "Addition[" + resources.size() + "]";
    }
  }

  /** The source under which the adapter keeps what follows. */
  String ownSource();

  /** Why this may not be kept at all; empty when it may. */
  default List<Problem> refusals(Resource resource) {
    return List.of();
  }

  /** Why this may not be deleted; empty when it may. */
  default Optional<Problem> refusesDeletion(String type, String id) {
    return Optional.empty();
  }

  /** The source of the resource that this updates, where another source may do so. */
  default Optional<String> keeper(Resource resource) {
    return Optional.empty();
  }

  /** The changes to a message before it is written. */
  default Adjustment beforeWriting(Proposed message) {
    return Adjustment.NONE;
  }

  /**
   * A message that was refused because it contradicts who the person is.
   *
   * @param patientId under which the person is shown
   */
  record Contradicted(PersonResources person, String patientId, MessageId message, Instant now) {
    @Override
    public String toString() {
      return "Contradicted[" + person.person() + "]";
    }
  }

  /** A Task for an operator about such a message; empty when one is open already. */
  default Optional<Resource> toCheck(Contradicted message) {
    return Optional.empty();
  }

  /** The additions after the message is written, over the refreshed person. */
  default Addition afterWriting(Written message) {
    return Addition.NONE;
  }
}
