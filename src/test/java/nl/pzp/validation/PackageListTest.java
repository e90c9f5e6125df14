package nl.pzp.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirVersionEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.pzp.terminology.Profiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageListTest {

  private static final String HASH = "0".repeat(64);

  private Path folder;

  @BeforeEach
  void useFolder(@TempDir Path given) {
    folder = given;
  }

  @Test
  void theListNamesThePackagesOfBothVersionsInTheOrderInWhichTheyBuildOnEachOther() {
    var list = PackageList.read(SharedFiles.PROFILES);

    assertThat(list.of(FhirVersionEnum.R4))
        .extracting(NationalPackage::name)
        .containsExactly(
            "nictiz.fhir.nl.r4.zib2020", "nictiz.fhir.nl.r4.nl-core", "iknl.fhir.r4.pzp");
    assertThat(list.of(FhirVersionEnum.DSTU3))
        .extracting(NationalPackage::name)
        .containsExactly("nictiz.fhir.nl.stu3.zib2017", "iknl.fhir.stu3.pzp");
    assertThat(list.named("iknl.fhir.r4.pzp", "1.0.0-rc2"))
        .hasValueSatisfying(
            found -> {
              assertThat(found.id()).isEqualTo("iknl.fhir.r4.pzp#1.0.0-rc2");
              assertThat(found.fileName()).isEqualTo("iknl.fhir.r4.pzp-1.0.0-rc2.tgz");
              assertThat(found.guide()).isTrue();
            });
    assertThat(list.named("iknl.fhir.r4.pzp", "9")).isEmpty();
  }

  @Test
  void duplicatePackageIsRefused() {
    var one = nationalPackage("a.package", "a/1", HASH);

    assertThatThrownBy(() -> new PackageList(List.of(one, one)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pathOutsideTheFolderIsRefused() {
    assertThatThrownBy(() -> nationalPackage("../a", "a/1", HASH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> nationalPackage("a", "a/../../b", HASH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> nationalPackage("a", "//evil.example/b", HASH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> nationalPackage("a", "a/1", "abc"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fileThatIsNotAListIsRefused() throws IOException {
    Files.writeString(folder.resolve("packages.yaml"), "packages: [{nam: x}]");
    var profiles = Profiles.in(folder);

    assertThatThrownBy(() -> PackageList.read(profiles)).isInstanceOf(UncheckedIOException.class);
  }

  private static NationalPackage nationalPackage(String name, String path, String hash) {
    return new NationalPackage(name, "1", FhirVersionEnum.R4, path, hash, true, List.of());
  }
}
