package nl.pzp.stu3;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.pzp.terminology.Profiles;
import org.hl7.fhir.r4.model.Coding;

/** Codes that both versions know, with the display of the standard. */
final class KnownCodes {

  /** A list of codes in {@code profiles/stu3/known-codes.csv}. */
  enum Of {
    /** Treatments that zib2020 has a code for. */
    TREATMENT,
    /** Treatments in use that zib2020 names in text. */
    TREATMENT_BY_NAME,
    /** Types of will. */
    WILL_TYPE
  }

  private record Key(Of list, String system, String code) {}

  private final Map<Key, String> displays = new HashMap<>();

  static KnownCodes read(Profiles data) {
    var codes = new KnownCodes();
    for (var row : data.rows("stu3/known-codes.csv")) {
      var list = Of.valueOf(row.getOrDefault("list", ""));
      codes.displays.put(
          new Key(list, row.getOrDefault("system", ""), row.getOrDefault("code", "")),
          row.getOrDefault("display", ""));
    }
    return codes;
  }

  boolean has(Of list, Coding coding) {
    return display(list, coding).isPresent();
  }

  /** The standard's display; empty when the code is not on the list. */
  Optional<String> display(Of list, Coding coding) {
    return Optional.ofNullable(
        displays.get(
            new Key(
                list,
                coding.hasSystem() ? coding.getSystem() : "",
                coding.hasCode() ? coding.getCode() : "")));
  }
}
