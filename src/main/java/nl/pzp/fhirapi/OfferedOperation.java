package nl.pzp.fhirapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.pzp.intake.Door;
import nl.pzp.terminology.Profiles;

/**
 * An operation that the CapabilityStatement of a door names.
 *
 * @param type resource type of the operation; {@code *} for every type of the record
 * @param definition the canonical of its OperationDefinition
 */
record OfferedOperation(String type, String name, String definition) {

  private static final String EVERY_TYPE = "*";

  /** The operations of {@code operations.csv} that this door offers, in the order of the file. */
  static List<OfferedOperation> read(Profiles profiles, Door door) {
    return profiles.rows("operations.csv").stream()
        .filter(row -> List.of(cell(row, "doors").split(" ", -1)).contains(door.id()))
        .map(
            row ->
                new OfferedOperation(cell(row, "type"), cell(row, "name"), cell(row, "definition")))
        .toList();
  }

  /** The operations on a resource type that the record holds. */
  static List<OfferedOperation> on(String resourceType, List<OfferedOperation> all) {
    return all.stream()
        .filter(each -> each.type.equals(EVERY_TYPE) || each.type.equals(resourceType))
        .toList();
  }

  /** The operations on resource types that the record does not hold, by type. */
  static Map<String, List<OfferedOperation>> byOtherTypes(
      List<OfferedOperation> all, List<String> types) {
    return all.stream()
        .filter(each -> !each.type.equals(EVERY_TYPE) && !types.contains(each.type))
        .collect(
            Collectors.groupingBy(OfferedOperation::type, LinkedHashMap::new, Collectors.toList()));
  }

  private static String cell(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }
}
