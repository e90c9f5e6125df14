package nl.pzp.terminology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One published version of the standard: its form, profiles and codes. The data names an enum
 * constant as {@code EnumName.CONSTANT}.
 */
public final class Pack {

  private final String id;
  private final String fhirVersion;
  private final String questionnaire;
  private final String version;
  private final String provider;
  private final boolean verified;
  private final String base;
  private final Map<String, String> urls;
  private final Map<String, String> texts;
  private final Map<String, NamedCode> codes;
  private final Map<String, Question> questions;
  private final Map<String, List<Question>> children;
  private final Map<String, List<Option>> options;

  /**
   * A code of the pack, with the text for {@code CodeableConcept.text} where the coding alone is
   * not enough.
   */
  record NamedCode(Coded coded, String text) {}

  Pack(
      PackFile file,
      Map<String, String> urls,
      Map<String, String> texts,
      Map<String, NamedCode> codes,
      List<Question> questions,
      Map<String, List<Option>> options) {
    this.id = file.id();
    this.fhirVersion = file.fhirVersion();
    this.questionnaire = file.questionnaire();
    this.version = file.version();
    this.provider = file.provider();
    this.verified = file.isVerified();
    this.base = file.base() == null ? file.id() : file.base();
    this.urls = Map.copyOf(urls);
    this.texts = Map.copyOf(texts);
    this.codes = Map.copyOf(codes);
    this.options = Map.copyOf(options);
    this.questions = new LinkedHashMap<>();
    this.children = new LinkedHashMap<>();
    for (var question : questions) {
      this.questions.put(question.linkId(), question);
      children
          .computeIfAbsent(
              question.parent() == null ? "" : question.parent(), p -> new java.util.ArrayList<>())
          .add(question);
    }
  }

  public String id() {
    return id;
  }

  /** R4 or STU3. */
  public String fhirVersion() {
    return fhirVersion;
  }

  /** The form's canonical URL, without version. */
  public String questionnaire() {
    return questionnaire;
  }

  public String version() {
    return version;
  }

  /** The form's canonical URL with version, as a QuestionnaireResponse names it. */
  public String canonical() {
    return questionnaire + "|" + version;
  }

  /** Canonical URL of the standard's CapabilityStatement for a provider; empty when it has none. */
  public String provider() {
    return provider;
  }

  /** Whether the pack was made from the edition's own text, and not from the nearest known one. */
  public boolean isVerified() {
    return verified;
  }

  /** The id of the pack that this one extends; its own id when it stands alone. */
  public String base() {
    return base;
  }

  /** All questions, in form order. */
  public List<Question> questions() {
    return List.copyOf(questions.values());
  }

  public Optional<Question> question(String linkId) {
    return Optional.ofNullable(questions.get(linkId));
  }

  /**
   * The direct children of this question, in form order; the top-level questions for {@code null}.
   */
  public List<Question> below(@Nullable Question parent) {
    return List.copyOf(children.getOrDefault(parent == null ? "" : parent.linkId(), List.of()));
  }

  public List<Option> options(String set) {
    var found = options.get(set);
    if (found == null) {
      throw new NoSuchElementException("Pack " + id + " has no options named " + set);
    }
    return found;
  }

  /**
   * The URL under this name.
   *
   * @throws NoSuchElementException when the pack lacks it: a defect in the data
   */
  public String url(Enum<?> name) {
    return found(urls, name, "url");
  }

  public Optional<String> urlIfKnown(Enum<?> name) {
    return Optional.ofNullable(urls.get(key(name)));
  }

  /** Every URL of the pack, under its name. */
  public Map<String, String> urls() {
    return urls;
  }

  /** Whether the pack knows this code, as a code of its own or as an option. */
  public boolean hasCode(Coded coded) {
    return codes.values().stream().anyMatch(each -> each.coded().sameAs(coded))
        || options.values().stream()
            .flatMap(List::stream)
            .anyMatch(each -> each.coded().sameAs(coded));
  }

  /**
   * The text under this name.
   *
   * @throws NoSuchElementException when the pack lacks it: a defect in the data
   */
  public String text(Enum<?> name) {
    return found(texts, name, "text");
  }

  /**
   * The code under this name.
   *
   * @throws NoSuchElementException when the pack lacks it: a defect in the data
   */
  public Coded coded(Enum<?> name) {
    return found(codes, name, "code").coded();
  }

  /** The text that accompanies the code; empty when the code is enough. */
  public String codeText(Enum<?> name) {
    return found(codes, name, "code").text();
  }

  /** The constant of this enum to which the pack maps the code, if any. */
  public <E extends Enum<E>> Optional<E> meaning(Class<E> type, Coded coded) {
    for (var constant : type.getEnumConstants()) {
      var code = codes.get(key(constant));
      if (code != null && code.coded().sameAs(coded)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  private <T> T found(Map<String, T> in, Enum<?> name, String what) {
    var value = in.get(key(name));
    if (value == null) {
      throw new NoSuchElementException("Pack " + id + " has no " + what + " for " + key(name));
    }
    return value;
  }

  private static String key(Enum<?> name) {
    return name.getDeclaringClass().getSimpleName() + "." + name.name();
  }

  @Override
  public String toString() {
    return id;
  }
}
