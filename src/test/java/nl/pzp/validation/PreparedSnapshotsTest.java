package nl.pzp.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The snapshots in profiles/ are those that the generator makes of the regional profiles. {@code
 * -Dpzp.docs.write=true} writes them.
 */
class PreparedSnapshotsTest {

  private static final FhirContext R4 = FhirContext.forR4Cached();
  private static final Path REGIONAL = Path.of("profiles", "regional");
  private static final Path SNAPSHOTS = Path.of("profiles", "regional-snapshots");

  @Test
  void everyProfileHasItsSnapshot() throws IOException {
    var prepared = new PreparedSnapshots(R4, SNAPSHOTS);
    for (var file : profiles()) {
      assertThat(prepared.of(file, profile(file))).as(file.toString()).isPresent();
    }
    try (var kept = Files.list(SNAPSHOTS)) {
      assertThat(kept).hasSameSizeAs(profiles());
    }
  }

  @Test
  @Tag("proof")
  void everySnapshotIsThatOfTheGenerator() throws IOException {
    var chain = chain();
    for (var file : profiles()) {
      var made = json(snapshotOf(profile(file), chain));
      var kept = SNAPSHOTS.resolve(file.getFileName());
      if (Boolean.getBoolean("pzp.docs.write")) {
        Files.createDirectories(SNAPSHOTS);
        Files.writeString(kept, made);
      }
      assertThat(kept).hasContent(made);
    }
  }

  @Test
  void profileThatWasChangedIsNotCheckedAgainstItsOlderSnapshot() throws IOException {
    var file = profiles().get(0);
    var prepared = new PreparedSnapshots(R4, SNAPSHOTS);
    assertThat(prepared.of(file, profile(file))).isPresent();
    assertThat(prepared.of(file, profile(file).setDescription("Changed by a region"))).isEmpty();
  }

  private static List<Path> profiles() throws IOException {
    try (var files = Files.list(REGIONAL)) {
      return files
          .filter(file -> file.getFileName().toString().matches("(profile|extension)-.*\\.json"))
          .sorted()
          .toList();
    }
  }

  private static StructureDefinition profile(Path file) throws IOException {
    return R4.newJsonParser().parseResource(StructureDefinition.class, Files.readString(file));
  }

  private static StructureDefinition snapshotOf(
      StructureDefinition profile, ValidationSupportChain chain) {
    var made =
        chain.generateSnapshot(
            new ValidationSupportContext(chain), profile, profile.getUrl(), "", profile.getName());
    assertThat(made).isInstanceOf(StructureDefinition.class);
    var snapshot = ((StructureDefinition) Objects.requireNonNull(made)).getSnapshot();
    // No check reads the explanations and the mappings, and they are most of the bytes.
    for (var element : snapshot.getElement()) {
      element.setMapping(null).setAlias(null);
      element.setDefinition(null).setComment(null).setRequirements(null);
    }
    return profile.setSnapshot(snapshot);
  }

  // All regional profiles are at hand, since one may name another.
  private static ValidationSupportChain chain() throws IOException {
    var own = new PrePopulatedValidationSupport(R4);
    for (var file : profiles()) {
      own.addStructureDefinition(profile(file));
    }
    return new ValidationSupportChain(
        own, new DefaultProfileValidationSupport(R4), new SnapshotGeneratingValidationSupport(R4));
  }

  private static String json(StructureDefinition profile) {
    return R4.newJsonParser().setPrettyPrint(false).encodeResourceToString(profile) + "\n";
  }
}
