package nl.pzp.palliative;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.pzp.careteam.SourceStatement;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The statements that a message adds, and the picture of its patient with them.
 *
 * @param known resources of the patient before the message, by their keys
 * @param after all of the patient, those of the message included
 * @param fresh statements to keep
 * @param late {@code Type/id} of resources of the message about which a later statement is known
 * @param picture of the patient; null when the message has no bearing on it
 */
record StatedChange(
    Map<String, Resource> known,
    Collection<Resource> after,
    List<SourceStatement> fresh,
    Set<String> late,
    @Nullable PalliativeStatus picture) {

  static final StatedChange NONE = new StatedChange(Map.of(), List.of(), List.of(), Set.of(), null);

  @Override
  public String toString() {
    return "StatedChange[" + fresh.size() + " statements]";
  }
}
