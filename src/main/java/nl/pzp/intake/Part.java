package nl.pzp.intake;

import nl.pzp.record.BusinessIdentifier;
import nl.pzp.record.WriteCondition;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One resource of a message, under the id that it will have.
 *
 * @param entry its place in the message, or {@link #MADE} when the adapter made it
 * @param resource absent when it is deleted or only asked for
 * @param ifNoneExist the identifier that no resource may have for this one to be created
 * @param source the system that gives it
 */
record Part(
    int entry,
    Action action,
    String type,
    String id,
    @Nullable Resource resource,
    WriteCondition condition,
    @Nullable BusinessIdentifier ifNoneExist,
    String source) {

  /** The interaction asked for a resource. */
  enum Action {
    CREATE,
    UPDATE,
    DELETE,
    ASK
  }

  static final int MADE = -1;

  static Part made(Resource resource, String source, WriteCondition condition) {
    return new Part(
        MADE,
        Action.UPDATE,
        resource.fhirType(),
        resource.getIdElement().getIdPart(),
        resource,
        condition,
        null,
        source);
  }

  /** The same part of the message, with other content or kept under another source. */
  Part with(Resource content, String keeper) {
    return new Part(entry, action, type, id, content, condition, ifNoneExist, keeper);
  }

  boolean isMade() {
    return entry == MADE;
  }

  String reference() {
    return type + "/" + id;
  }

  @Override
  public String toString() {
    return action + " " + reference();
  }
}
