package nl.pzp.validation;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirVersionEnum;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nl.pzp.problem.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageStoreTest {

  private static final byte[] ARCHIVE =
      Archives.archive(tar -> Archives.file(tar, "package/ValueSet-a.json", "{}"));

  private static final NationalPackage WANTED = named(Sha256.of(ARCHIVE));

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private Path temporary;

  @BeforeEach
  void useFolder(@TempDir Path given) {
    temporary = given;
  }

  @Test
  void missingPackageIsAbsent() {
    assertThat(refusal(offline())).isEqualTo(ValidationProblem.PACKAGE_ABSENT);
    assertThat(offline().has(WANTED)).isFalse();
  }

  @Test
  void aPackageWithTheRightHashIsRead() throws IOException {
    put(ARCHIVE);

    assertThat(offline().read(WANTED)).isInstanceOf(PackageRead.Content.class);
    assertThat(offline().has(WANTED)).isTrue();
  }

  @Test
  void aPackageWithAnotherHashIsRefusedByName() throws IOException {
    put(Archives.archive(tar -> Archives.file(tar, "package/ValueSet-b.json", "{}")));

    assertThat(offline().read(WANTED))
        .isInstanceOfSatisfying(
            PackageRead.Refused.class,
            refused -> {
              assertThat(refused.problem().code()).isEqualTo(ValidationProblem.PACKAGE_HASH_WRONG);
              assertThat(refused.problem().details()).containsEntry("package", "a.package#1.0");
            });
  }

  @Test
  void anEvilArchiveIsRefusedEvenWithTheRightHash() throws IOException {
    var evil = Archives.archive(tar -> Archives.file(tar, "../../evil.json", "{}"));
    put(evil);

    assertThat(offline().read(named(Sha256.of(evil))))
        .isInstanceOfSatisfying(
            PackageRead.Refused.class,
            refused -> {
              assertThat(refused.problem().code())
                  .isEqualTo(ValidationProblem.PACKAGE_ARCHIVE_REFUSED);
              assertThat(refused.problem().details()).containsEntry("reason", "path");
            });
    try (var outside = Files.walk(temporary)) {
      assertThat(outside.filter(file -> file.endsWith("evil.json"))).isEmpty();
    }
  }

  @Test
  void withoutAServerNothingIsFetched() {
    assertThat(offline().canFetch()).isFalse();
    assertThat(offline().fetch(WANTED))
        .map(Problem::code)
        .contains(ValidationProblem.PACKAGE_SERVER_NOT_SET);
    assertThat(left()).isEmpty();
  }

  @Test
  void aPackageIsFetchedOnceByNameAndKept() {
    answer(ok().withBody(ARCHIVE));

    assertThat(online().fetch(WANTED)).isEmpty();
    assertThat(online().fetch(WANTED)).isEmpty();

    assertThat(left()).containsExactly("a.package-1.0.tgz");
    assertThat(offline().read(WANTED)).isInstanceOf(PackageRead.Content.class);
    SERVER.verify(1, getRequestedFor(urlEqualTo("/fhir/a.package/1.0")));
  }

  @Test
  void readingNeverAsksTheServer() {
    answer(ok().withBody(ARCHIVE));

    assertThat(refusal(online())).isEqualTo(ValidationProblem.PACKAGE_ABSENT);
    SERVER.verify(0, getRequestedFor(urlEqualTo("/fhir/a.package/1.0")));
  }

  @Test
  void aFetchedPackageWithAnotherHashIsNotKept() {
    answer(ok().withBody("something else"));

    assertThat(problem(online())).isEqualTo(ValidationProblem.PACKAGE_HASH_WRONG);
    assertThat(left()).isEmpty();
  }

  @Test
  void aPackageWithAnotherHashIsReplacedByTheRightOne() throws IOException {
    put(new byte[] {1, 2, 3});
    answer(ok().withBody(ARCHIVE));

    assertThat(online().fetch(WANTED)).isEmpty();
    assertThat(online().has(WANTED)).isTrue();
  }

  @Test
  void aServerThatDoesNotHaveItIsNamedWithItsAnswer() {
    answer(aResponse().withStatus(404).withBody("not here"));

    assertThat(online().fetch(WANTED))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.code()).isEqualTo(ValidationProblem.PACKAGE_SERVER_REFUSED);
              assertThat(problem.details()).containsEntry("status", "404");
              assertThat(problem.details().get("address")).endsWith("/fhir/a.package/1.0");
            });
    assertThat(left()).isEmpty();
  }

  @Test
  void aRedirectIsNotFollowed() {
    SERVER.stubFor(get(urlEqualTo("/internal")).willReturn(ok().withBody(ARCHIVE)));
    answer(aResponse().withStatus(302).withHeader("Location", SERVER.url("/internal")));

    assertThat(problem(online())).isEqualTo(ValidationProblem.PACKAGE_SERVER_REFUSED);
    SERVER.verify(0, getRequestedFor(urlEqualTo("/internal")));
  }

  @Test
  void aPackageThatIsTooLargeIsBrokenOff() {
    answer(ok().withBody(ARCHIVE));

    assertThat(problem(store(server().within(Duration.ofSeconds(20), ARCHIVE.length - 1L))))
        .isEqualTo(ValidationProblem.PACKAGE_TOO_LARGE);
    assertThat(left()).isEmpty();
  }

  @Test
  void aServerThatTakesTooLongIsBrokenOff() {
    answer(ok().withBody(ARCHIVE).withChunkedDribbleDelay(100, 60_000));

    assertThat(problem(store(server().within(Duration.ofMillis(300), 1000))))
        .isEqualTo(ValidationProblem.PACKAGE_SERVER_SLOW);
    assertThat(left()).isEmpty();
  }

  @Test
  void missingServerIsUnreachable() {
    var nobody = PackageServer.at(URI.create("http://127.0.0.1:1/fhir"));

    assertThat(problem(store(nobody))).isEqualTo(ValidationProblem.PACKAGE_SERVER_UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "packages.example", "ftp://packages.example/fhir"})
  void addressOtherThanHttpIsRefused(String address) {
    assertThatThrownBy(() -> PackageServer.at(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPasswordInTheAddressIsNotShown() {
    var nobody = PackageServer.at(URI.create("http://somebody:geheim@127.0.0.1:1/fhir"));

    assertThat(store(nobody).fetch(WANTED))
        .hasValueSatisfying(
            problem -> assertThat(problem.toString()).doesNotContain("geheim", "somebody"));
  }

  @Test
  void folderThatCannotBeCreatedIsReported() throws IOException {
    Files.writeString(folder(), "a file where the folder should be");

    assertThat(problem(online())).isEqualTo(ValidationProblem.PACKAGE_FOLDER_UNWRITABLE);
  }

  private Path folder() {
    return temporary.resolve("packages");
  }

  private PackageStore offline() {
    return store(PackageServer.none());
  }

  private PackageStore online() {
    return store(server());
  }

  private PackageStore store(PackageServer server) {
    return new PackageStore(folder(), server);
  }

  private static PackageServer server() {
    return PackageServer.at(URI.create(SERVER.url("/fhir")));
  }

  private static void answer(ResponseDefinitionBuilder response) {
    SERVER.stubFor(get(urlEqualTo("/fhir/a.package/1.0")).willReturn(response));
  }

  private void put(byte[] archive) throws IOException {
    Files.createDirectories(folder());
    Files.write(folder().resolve(WANTED.fileName()), archive);
  }

  private static ValidationProblem refusal(PackageStore store) {
    var read = store.read(WANTED);
    assertThat(read).isInstanceOf(PackageRead.Refused.class);
    return (ValidationProblem) ((PackageRead.Refused) read).problem().code();
  }

  private static ValidationProblem problem(PackageStore store) {
    return (ValidationProblem) store.fetch(WANTED).orElseThrow().code();
  }

  private List<String> left() {
    var names = folder().toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  private static NationalPackage named(String sha256) {
    return new NationalPackage(
        "a.package", "1.0", FhirVersionEnum.R4, "a.package/1.0", sha256, true, List.of());
  }
}
