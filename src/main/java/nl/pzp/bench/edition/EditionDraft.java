package nl.pzp.bench.edition;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.pzp.bench.BenchProblem;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import org.jspecify.annotations.Nullable;

/** A published edition beside the nearest known pack, and the draft pack that follows from both. */
public final class EditionDraft {

  private final PublishedPackage published;
  private final FormComparison form;
  private final ProfileComparison profiles;

  private EditionDraft(PublishedPackage published, FormComparison form, List<Pack> others) {
    this.published = published;
    this.form = form;
    this.profiles = new ProfileComparison(form.known(), others, published);
  }

  /**
   * Compares a package with the known packs of its FHIR version, except the pack of that edition
   * itself.
   *
   * @throws nl.pzp.problem.ProblemException when the file is no package with one form, or when no
   *     pack is near
   */
  public static EditionDraft of(Path file, Packs packs) {
    var published = PublishedPackage.read(file);
    var canonical = canonical(published.form());
    var questions = PublishedQuestion.of(published.form());
    var known =
        packs.all().stream()
            .filter(each -> each.fhirVersion().equals(published.fhirVersion()))
            .filter(each -> !each.canonical().equals(canonical))
            .toList();
    var nearest =
        known.stream()
            .map(each -> new EditionDraft(published, new FormComparison(each, questions), known))
            .max(
                Comparator.comparingLong((EditionDraft each) -> each.form.count(Standing.SAME))
                    .thenComparing(each -> -each.form.count(Standing.GONE))
                    .thenComparing(each -> -each.profiles.lines().size())
                    .thenComparing(each -> each.form.known().isVerified()));
    return nearest.orElseThrow(() -> Problem.of(BenchProblem.NO_KNOWN_EDITION).asException());
  }

  private static String canonical(JsonNode form) {
    return form.path("url").asText() + "|" + form.path("version").asText();
  }

  /** The id of the draft pack, also the name of its folder. */
  public String id() {
    return "pzp-"
        + published.fhirVersion().toLowerCase(Locale.ROOT)
        + "-"
        + published.form().path("version").asText();
  }

  /** Whether every question, profile and code is as known. */
  public boolean isAsKnown() {
    return profiles.lines().isEmpty()
        && form.questions().stream().allMatch(each -> each.standing() == Standing.SAME);
  }

  /** The comparison: a sum, every question, and every profile and code that differs. */
  public List<String> report() {
    var lines = new ArrayList<String>();
    lines.add(canonical(published.form()) + " beside " + form.known().id());
    var sum = new ArrayList<String>();
    for (var standing : Standing.values()) {
      sum.add(standing.name().toLowerCase(Locale.ROOT) + " " + form.count(standing));
    }
    lines.add("questions: " + String.join(", ", sum));
    form.questions().forEach(each -> lines.add(each.line()));
    lines.addAll(profiles.lines());
    // A text of the package must not write to the terminal or begin a line of its own.
    return lines.stream().map(line -> line.replaceAll("\\p{Cntrl}+", " ")).toList();
  }

  /**
   * Writes the draft pack in a new folder below this one.
   *
   * @return the new folder
   * @throws nl.pzp.problem.ProblemException when the folder exists or cannot be written
   */
  public Path write(Path below) {
    var folder = below.resolve(id());
    var questions = new DraftQuestions(form);
    try {
      Files.createDirectories(below);
      Files.createDirectory(folder);
      Files.writeString(folder.resolve("pack.yaml"), pack());
      Files.writeString(folder.resolve("form.csv"), questions.form());
      Files.writeString(folder.resolve("options.csv"), questions.options());
    } catch (IOException e) {
      throw Problem.of(BenchProblem.OUTPUT_UNWRITABLE).asException();
    }
    return folder;
  }

  private String pack() {
    Pack known = form.known();
    var lines = new ArrayList<String>();
    lines.add("# A draft, made from the published package and " + known.id() + ". Fill in each");
    lines.add("# question mark; say verified: true when a person compared it with the edition.");
    lines.add("id: " + id());
    lines.add("extends: " + known.id());
    lines.add("verified: false");
    lines.add("fhirVersion: " + published.fhirVersion());
    lines.add("questionnaire: " + quoted(published.form().path("url").asText()));
    lines.add("version: " + quoted(published.form().path("version").asText()));
    var provider = provider();
    lines.add("provider: " + quoted(provider == null ? known.provider() : provider));
    if (!profiles.renamed().isEmpty()) {
      lines.add("urls:");
      new TreeMap<>(profiles.renamed())
          .forEach((name, url) -> lines.add("  " + name + ": " + quoted(url)));
    }
    var dropped = dropped().map(EditionDraft::quoted).toList();
    if (!dropped.isEmpty()) {
      lines.add("dropped: [" + String.join(", ", dropped) + "]");
    }
    return String.join("\n", lines) + "\n";
  }

  // Also the old linkId of a question that has a new one.
  private Stream<String> dropped() {
    var kept =
        PublishedQuestion.of(published.form()).stream().map(PublishedQuestion::linkId).toList();
    return form.known().questions().stream()
        .map(each -> each.linkId())
        .filter(linkId -> !kept.contains(linkId));
  }

  private @Nullable String provider() {
    return published
        .all("CapabilityStatement")
        .map(each -> each.path("url").asText())
        .filter(url -> url.endsWith("Provider"))
        .findFirst()
        .orElse(null);
  }

  private static String quoted(String value) {
    return "'" + value.replaceAll("\\p{Cntrl}+", " ").replace("'", "''") + "'";
  }
}
