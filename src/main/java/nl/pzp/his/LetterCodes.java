package nl.pzp.his;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;

/** The codes, texts and words of {@code profiles/letters.yaml}. */
final class LetterCodes {

  private record File(
      Coded documentType,
      Coded task,
      String taskProfile,
      String taskText,
      String foundWord,
      Coded responsible,
      List<String> words) {}

  private record Word(String word, Pattern pattern) {}

  private final File file;
  private final List<Word> words;
  private final String bsnSystem;
  private final String agbSystem;

  private LetterCodes(File file, String bsnSystem, String agbSystem) {
    this.file = file;
    this.bsnSystem = bsnSystem;
    this.agbSystem = agbSystem;
    this.words =
        file.words().stream()
            .map(
                word ->
                    new Word(
                        word,
                        Pattern.compile(
                            "(?<![\\w-])"
                                + Pattern.quote(word).replace(" ", "\\E +\\Q")
                                + "(?![\\w-])")))
            .toList();
  }

  static LetterCodes read(Profiles profiles, Systems systems) {
    return new LetterCodes(
        profiles.yaml("letters.yaml", File.class),
        systems.uri(NamingSystem.BSN),
        systems.uri(NamingSystem.AGB));
  }

  CodeableConcept documentType() {
    return concept(file.documentType());
  }

  CodeableConcept task() {
    return concept(file.task());
  }

  String taskProfile() {
    return file.taskProfile();
  }

  String taskText() {
    return file.taskText();
  }

  String foundWord() {
    return file.foundWord();
  }

  boolean isResponsible(CodeableConcept role) {
    return role.hasCoding(file.responsible().system(), file.responsible().code());
  }

  boolean isBsn(Identifier identifier) {
    return Objects.equals(identifier.getSystem(), bsnSystem) && identifier.hasValue();
  }

  boolean isAgb(Identifier identifier) {
    return Objects.equals(identifier.getSystem(), agbSystem) && identifier.hasValue();
  }

  /** The words of the list that occur in a text, also across a line break. */
  List<String> wordsIn(List<String> lines) {
    var text =
        Normalizer.normalize(String.join(" ", lines), Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("\\s+", " ")
            .toLowerCase(Locale.ROOT);
    return words.stream()
        .filter(word -> word.pattern().matcher(text).find())
        .map(Word::word)
        .toList();
  }

  private static CodeableConcept concept(Coded coded) {
    return new CodeableConcept()
        .addCoding(
            new Coding()
                .setSystem(coded.system())
                .setCode(coded.code())
                .setDisplay(coded.display()));
  }
}
