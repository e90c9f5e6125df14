package nl.pzp.stu3;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.terminology.Profiles;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/** Code systems whose URLs differ between STU3 and R4; a star stands for the same suffix. */
final class CodeSystems {

  private static final String REST = "*";

  private record Pair(String r4, String stu3) {}

  private final List<Pair> pairs = new ArrayList<>();

  static CodeSystems read(Profiles data) {
    var systems = new CodeSystems();
    data.rows("stu3/systems.csv")
        .forEach(
            row ->
                systems.pairs.add(
                    new Pair(row.getOrDefault("r4", ""), row.getOrDefault("stu3", ""))));
    return systems;
  }

  /** The url of R4; the same when it is the same in both. */
  String r4(String system) {
    for (var pair : pairs) {
      if (fits(pair.stu3(), system)) {
        return renamed(system, pair.stu3(), pair.r4());
      }
    }
    return system;
  }

  /** The url of STU3; the same when it is the same in both. */
  String stu3(String system) {
    for (var pair : pairs) {
      if (fits(pair.r4(), system)) {
        return renamed(system, pair.r4(), pair.stu3());
      }
    }
    return system;
  }

  private static boolean fits(String pattern, String system) {
    return pattern.endsWith(REST) ? system.startsWith(start(pattern)) : system.equals(pattern);
  }

  private static String renamed(String system, String from, String to) {
    return from.endsWith(REST) ? start(to) + system.substring(start(from).length()) : to;
  }

  private static String start(String pattern) {
    return pattern.endsWith(REST) ? pattern.substring(0, pattern.length() - 1) : pattern;
  }

  /** Gives every coding of the resource the url of R4. */
  void toR4(Resource resource) {
    R4Tree.visit(
        resource,
        element -> {
          if (element instanceof Coding coding && coding.hasSystem()) {
            coding.setSystem(r4(coding.getSystem()));
          }
          return true;
        });
  }

  /** Gives every coding of the resource the url of STU3. */
  void toStu3(org.hl7.fhir.dstu3.model.Resource resource) {
    Stu3Tree.visit(
        resource,
        element -> {
          if (element instanceof org.hl7.fhir.dstu3.model.Coding coding && coding.hasSystem()) {
            coding.setSystem(stu3(coding.getSystem()));
          }
          return true;
        });
  }
}
