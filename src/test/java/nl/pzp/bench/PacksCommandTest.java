package nl.pzp.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Derives a draft pack from a published package, and compares it with the nearest known one. */
class PacksCommandTest {

  private static final Path PACKAGES = Path.of("../shared/ig/packages");
  private static final String R4 = "iknl.fhir.r4.pzp-1.0.0-rc2.tgz";
  private static final int BLOCK = 512;

  private final Path folder;

  PacksCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "iknl.fhir.r4.pzp-1.0.0-rc2.tgz, pzp-r4-1.0.0-rc2",
    "iknl.fhir.stu3.pzp-1.0.0-rc2.tgz, pzp-stu3-1.0.0-rc2"
  })
  void theKnownEditionAsIfUnknownGivesOurOwnPack(String file, String id) throws IOException {
    var ended = Shell.run("packs", "derive", published(file).toString(), "--out", folder + "/d");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("renamed 0, changed 0, new 0, gone 0");
    var draft = load(folder.resolve("d").resolve(id), id);
    var own = ProjectProfiles.packs().byId(id).orElseThrow();
    assertThat(draft.questionnaire()).isEqualTo(own.questionnaire());
    assertThat(draft.provider()).isEqualTo(own.provider());
    assertThat(draft.urls()).isEqualTo(own.urls());
    assertThat(draft.isVerified()).isFalse();
    assertThat(draft.questions())
        .extracting(PacksCommandTest::asked)
        .containsExactlyElementsOf(own.questions().stream().map(PacksCommandTest::asked).toList());
    for (var question : own.questions()) {
      if (question.options() != null) {
        var derived = draft.question(question.linkId()).orElseThrow();
        assertThat(draft.options(String.valueOf(derived.options())))
            .as(question.linkId())
            .isEqualTo(own.options(question.options()));
      }
    }
  }

  // The name of an option set is the draft's own; its content is compared apart.
  private static String asked(Question q) {
    return String.join(
        "|",
        q.linkId(),
        q.parent(),
        q.concept(),
        q.subject(),
        q.type(),
        "" + q.repeats(),
        "" + q.readOnly(),
        q.enabledBy(),
        q.enabledWhen(),
        q.text(),
        q.carriedTo(),
        q.notCarriedBecause());
  }

  @Test
  void eachChangeOfAChangedPackageIsNamedAndKeepsTheDraftFromLoading() throws IOException {
    var changed =
        changed(
            json ->
                json.replace("\"1.0.0-rc2\"", "\"9.9.9\"")
                    .replace("\"linkId\": \"963\"", "\"linkId\": \"9963\"")
                    .replace("Geboortedatum patiënt", "Datum van aankomst")
                    .replace("\"linkId\": \"1002\"", "\"linkId\": \"5002\"")
                    .replace("Wat verder nog belangrijk is ([MetingWaarde])", "Iets nieuws")
                    .replace("\"display\": \"Niet uitvoeren\"", "\"display\": \"Wel, maar later\"")
                    .replace("\"linkId\": \"1196\"", "\"linkId\": \"7777\""));

    var ended = Shell.run("packs", "derive", changed.toString(), "--out", folder + "/d");

    assertThat(ended.status()).as(ended.err()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(ended.out())
        .contains("renamed 9963 Datum van invullen [linkId was 963]")
        .contains("renamed 967 Datum van aankomst [text was: Geboortedatum patiënt")
        .contains("renamed 5002 Toelichting [linkId was 1002]")
        .contains("changed 1386 BehandelBesluit [option 2 is new or named otherwise]")
        .contains("new 7777 Iets nieuws")
        .contains("gone 1196 Wat verder nog belangrijk is");
    var draft = folder.resolve("d/pzp-r4-9.9.9");
    assertThat(Files.readString(draft.resolve("form.csv")))
        .contains("967,,966,?")
        .contains("7777,598,1436,?");
    assertThatThrownBy(() -> load(draft, "pzp-r4-9.9.9"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("A draft row");
  }

  @Test
  void anotherFileIsNoPackage() throws IOException {
    var file = Files.writeString(folder.resolve("x.tgz"), "no package");

    var ended = Shell.run("packs", "derive", file.toString());

    assertThat(ended.status()).isEqualTo(ExitStatus.NOT_DONE);
    assertThat(ended.err()).contains("PZP-BENCH-013");
  }

  private static Path published(String file) {
    var path = PACKAGES.resolve(file);
    assumeTrue(Files.exists(path), "the standard's packages are not here (../shared/ig)");
    return path;
  }

  // The project's packs, with the draft in the place of the pack of that name.
  private Pack load(Path draft, String id) throws IOException {
    var profiles = folder.resolve("profiles");
    copy(Path.of("profiles/packs"), profiles.resolve("packs"));
    var name = "draft-of-" + id;
    copy(draft, profiles.resolve("packs").resolve(name));
    var own = profiles.resolve("packs").resolve(name).resolve("pack.yaml");
    Files.writeString(
        own,
        Files.readString(own)
            .replace("id: " + id, "id: " + name)
            .replaceAll("version: '.*'", "version: draft"));
    return Packs.read(Profiles.in(profiles)).byId(name).orElseThrow();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var each : files.toList()) {
        var target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }

  // The R4 package with its Questionnaire alone, changed as text.
  private Path changed(UnaryOperator<String> change) throws IOException {
    var form = new ObjectMapper().readTree(questionnaire());
    ((ObjectNode) form).remove("text");
    var text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(form);
    var bytes = change.apply(text.replace("\" : ", "\": ")).getBytes(StandardCharsets.UTF_8);
    var file = folder.resolve("changed.tgz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      var header = new byte[BLOCK];
      var name = "package/Questionnaire-ACP.json".getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(name, 0, header, 0, name.length);
      var size = String.format("%011o", bytes.length).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(size, 0, header, 124, size.length);
      out.write(header);
      out.write(bytes);
      out.write(new byte[BLOCK - bytes.length % BLOCK + 2 * BLOCK]);
    }
    return file;
  }

  private static byte[] questionnaire() throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(published(R4)))) {
      while (true) {
        var header = in.readNBytes(BLOCK);
        var size =
            Integer.parseInt(new String(header, 124, 11, StandardCharsets.US_ASCII).strip(), 8);
        var content = new ByteArrayOutputStream();
        content.write(in.readNBytes(size));
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        if (new String(header, 0, 100, StandardCharsets.US_ASCII).contains("/Questionnaire-")) {
          return content.toByteArray();
        }
      }
    }
  }
}
