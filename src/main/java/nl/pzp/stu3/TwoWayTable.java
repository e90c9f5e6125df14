package nl.pzp.stu3;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.pzp.terminology.Profiles;

/**
 * Pairs of R4 and STU3 names. When several share a target, the first one is used on the way back.
 */
final class TwoWayTable {

  private final Map<String, String> toStu3 = new HashMap<>();
  private final Map<String, String> toR4 = new HashMap<>();

  /** Reads a file with the columns {@code r4} and {@code stu3}. */
  static TwoWayTable read(Profiles data, String file) {
    var table = new TwoWayTable();
    data.rows(file)
        .forEach(row -> table.add(row.getOrDefault("r4", ""), row.getOrDefault("stu3", "")));
    return table;
  }

  void add(String r4, String stu3) {
    toStu3.putIfAbsent(r4, stu3);
    toR4.putIfAbsent(stu3, r4);
  }

  Optional<String> toStu3(String r4) {
    return Optional.ofNullable(toStu3.get(r4));
  }

  Optional<String> toR4(String stu3) {
    return Optional.ofNullable(toR4.get(stu3));
  }
}
