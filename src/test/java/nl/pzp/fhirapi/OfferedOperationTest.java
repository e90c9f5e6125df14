package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.intake.Door;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code profiles/operations.csv}, the source of the operations in each CapabilityStatement. */
@ExtendWith(SharedAdapter.class)
class OfferedOperationTest {

  private static final int NOT_OFFERED = 405;
  private static final String NOTHING = "{\"resourceType\":\"Parameters\"}";

  @ParameterizedTest
  @EnumSource(Door.class)
  void doorSupportsExactlyTheOperationsThatItNames(Door door, StartedAdapter adapter) {
    var base = adapter.fhir().replace(Door.R4.path(), door.path());
    var rows = ProjectProfiles.profiles().rows("operations.csv");
    assertThat(rows).isNotEmpty();
    for (var row : rows) {
      var named = List.of(row.getOrDefault("doors", "").split(" ", -1)).contains(door.id());
      assertThat(answers(adapter, base, row))
          .as("%s at %s", row.get("name"), door.path())
          .isEqualTo(named);
    }
  }

  private static boolean answers(StartedAdapter adapter, String base, Map<String, String> row) {
    var named = row.getOrDefault("type", "*");
    var type = named.equals("*") ? "Consent" : named;
    var address = base + "/" + type + "%s/$" + row.get("name");
    return Stream.of("", "/1")
        .map(address::formatted)
        .anyMatch(each -> adapter.post(each, NOTHING).status() != NOT_OFFERED);
  }
}
