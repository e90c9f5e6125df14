package nl.pzp.validation;

import static nl.pzp.validation.Archives.archive;
import static nl.pzp.validation.Archives.claiming;
import static nl.pzp.validation.Archives.file;
import static nl.pzp.validation.Archives.link;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageArchiveTest {

  private final PackageArchive reader = PackageArchive.withUsualLimits();

  @Test
  void resourcesAreTheJsonFilesOfThePackageFolderItself() {
    var content =
        reader.read(
            archive(
                tar -> {
                  file(tar, "package/package.json", "{}");
                  file(tar, "package/StructureDefinition-a.json", "{\"a\":1}");
                  file(tar, "package/example/Patient-b.json", "{\"b\":1}");
                  file(tar, "package/readme.txt", "text");
                  file(tar, "other.json", "{}");
                }));

    assertThat(content.refusal()).isEmpty();
    assertThat(content.resources())
        .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .containsExactly("{}", "{\"a\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.json",
        "package/../../outside.json",
        "package/..",
        "/etc/outside.json",
        "package\\..\\..\\outside.json",
        "C:/outside.json",
        "C:\\outside.json"
      })
  void pathOutsideTheFolderRefusesTheArchive(String name) {
    var content =
        reader.read(
            archive(
                tar -> {
                  file(tar, "package/good.json", "{}");
                  file(tar, name, "{}");
                }));

    assertThat(content.refusal()).contains(ArchiveContent.Fault.PATH_OUTSIDE);
    assertThat(content.resources()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      bytes = {
        TarConstants.LF_SYMLINK,
        TarConstants.LF_LINK,
        TarConstants.LF_CHR,
        TarConstants.LF_BLK,
        TarConstants.LF_FIFO
      })
  void linkOrDeviceRefusesTheArchive(byte kind) {
    var content = reader.read(archive(tar -> link(tar, "package/a.json", "/etc/passwd", kind)));

    assertThat(content.refusal()).contains(ArchiveContent.Fault.LINK);
  }

  @Test
  void anEntryOfTenGigabytesIsRefusedByItsHeader() {
    assertThat(reader.read(claiming(10L << 30)).refusal())
        .contains(ArchiveContent.Fault.ENTRY_TOO_LARGE);
  }

  @Test
  void anEntryThatEndsEarlyIsRefused() {
    assertThat(reader.read(claiming(1000)).refusal()).contains(ArchiveContent.Fault.UNREADABLE);
  }

  @Test
  void tooManyEntriesAreRefusedEvenWhenEmpty() {
    var many =
        archive(
            tar -> {
              for (var i = 0; i <= reader.entries(); i++) {
                file(tar, "package/" + i + ".json", "");
              }
            });

    assertThat(reader.read(many).refusal()).contains(ArchiveContent.Fault.TOO_MANY_ENTRIES);
  }

  @Test
  void allEntriesTogetherHaveALimitEvenWhenNoneIsKept() {
    var small = new PackageArchive(100, 250, 10);
    var bomb =
        archive(
            tar -> {
              for (var i = 0; i < 3; i++) {
                file(tar, "elsewhere/" + i + ".txt", "x".repeat(100));
              }
            });

    assertThat(small.read(bomb).refusal()).contains(ArchiveContent.Fault.TOO_LARGE);
  }

  @Test
  void fileThatIsNotAnArchiveIsRefused() {
    assertThat(reader.read("no archive".getBytes(StandardCharsets.UTF_8)).refusal())
        .contains(ArchiveContent.Fault.UNREADABLE);
    assertThat(reader.read(new byte[0]).refusal()).contains(ArchiveContent.Fault.UNREADABLE);
  }

  @Test
  void anArchiveThatIsCutOffIsRefused() {
    var whole = archive(tar -> file(tar, "package/a.json", "x".repeat(5000)));

    assertThat(reader.read(Arrays.copyOf(whole, whole.length / 2)).refusal())
        .contains(ArchiveContent.Fault.UNREADABLE);
  }
}
