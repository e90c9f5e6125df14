package nl.pzp.his;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import nl.pzp.identifier.Bsn;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A letter as its sender wrote it.
 *
 * @param writer name of the organisation or professional (GGA); empty when it names none
 * @param addressee name of the addressee (GGO); empty when it names none
 * @param written in Dutch local time, or null when absent
 * @param text its lines, in order
 * @param warnings parts that were not read
 */
record Letter(
    String writer,
    String addressee,
    @Nullable LocalDateTime written,
    Bsn bsn,
    LocalDate birthDate,
    List<String> text,
    List<Problem> warnings) {

  Letter {
    text = List.copyOf(text);
    warnings = List.copyOf(warnings);
  }

  // The content is patient data.
  @Override
  public String toString() {
    return "Letter[" + text.size() + " lines]";
  }
}
