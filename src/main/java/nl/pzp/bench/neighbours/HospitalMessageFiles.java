package nl.pzp.bench.neighbours;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import nl.pzp.terminology.DutchTime;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;

/** Fills the hospital's messages from {@code profiles/neighbours} for one person. */
final class HospitalMessageFiles {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final List<String> KINDS = List.of("adt", "mdm", "oru");

  private final Path folder;
  private final Packs packs;
  private final Clock clock;

  HospitalMessageFiles(Profiles profiles, Packs packs, Clock clock) {
    this.folder = profiles.resolve("neighbours");
    this.packs = packs;
    this.clock = clock;
  }

  /**
   * The patient, the PDF and the filled form, in that order.
   *
   * @param gp the AGB code of the GP
   * @param numbers gives each message its control id
   */
  List<String> of(Person person, String gp, Supplier<String> numbers) {
    return KINDS.stream().map(kind -> filled(kind, person, gp, numbers.get())).toList();
  }

  private String filled(String kind, Person person, String gp, String number) {
    var patient = person.patient();
    var name = patient.getNameFirstRep();
    var pack = packs.ofForm(person.form().getQuestionnaire()).orElseThrow();
    var values =
        Map.ofEntries(
            Map.entry("time", TIME.format(DutchTime.at(clock.instant()))),
            Map.entry("number", number),
            Map.entry("local", "V" + Math.floorMod(person.name().hashCode(), 1_000_000)),
            Map.entry("bsn", person.bsn()),
            Map.entry(
                "name",
                Segments.escaped(name.getFamily())
                    + "^"
                    + Segments.escaped(name.getGivenAsSingleString())),
            Map.entry("birth", patient.getBirthDateElement().getValueAsString().replace("-", "")),
            Map.entry("gender", gender(String.valueOf(patient.getGender()))),
            Map.entry("gp", gp),
            Map.entry("document", "D-" + person.name()),
            Map.entry("form", "F-" + person.name()),
            Map.entry("pack", pack.id()),
            Map.entry("answers", kind.equals("oru") ? FormLines.of(person.form(), pack) : ""));
    var text = template(kind);
    for (var value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", Objects.requireNonNull(value.getValue()));
    }
    return text.strip().replace('\n', '\r') + "\r";
  }

  private String template(String kind) {
    try {
      return Files.readString(folder.resolve(kind + ".hl7"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String gender(String code) {
    return switch (code) {
      case "MALE" -> "M";
      case "FEMALE" -> "F";
      case "OTHER" -> "O";
      default -> "U";
    };
  }
}
