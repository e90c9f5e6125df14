package nl.pzp.validation;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirVersionEnum;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCatalogue;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Without the national packages the adapter runs, checks against the rest, and reports it. */
class WithoutPackagesTest {

  private static final String ACP_GOAL =
      "https://api.iknl.nl/docs/pzp/r4/StructureDefinition/ACP-MedicalPolicyGoal";

  private static final String REGIONAL = "https://pzp-adapter.github.io/fhir/StructureDefinition/";

  @RegisterExtension
  static final WireMockExtension LISTENER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private Path packages;
  private Path regional;

  @BeforeEach
  void useEmptyFolders(@TempDir Path packagesFolder, @TempDir Path regionalFolder) {
    packages = packagesFolder;
    regional = regionalFolder;
  }

  @Test
  void theBasisSaysThatOnlyBaseRulesAndRegionalProfilesWereChecked() {
    var findings = validator().check(goal());

    assertThat(findings.errors()).isEmpty();
    assertThat(findings.basis().isNational()).isFalse();
    assertThat(findings.basis().fhirVersion()).isEqualTo("4.0.1");
    assertThat(findings.basis().absences())
        .extracting(Problem::code)
        .containsOnly(ValidationProblem.PACKAGE_ABSENT)
        .hasSize(3);
    assertThat(findings.answer())
        .last()
        .satisfies(
            problem ->
                assertThat(catalogue().text(problem, Locale.ENGLISH).message())
                    .isEqualTo(
                        "Checked against the base rules of FHIR 4.0.1 and 0 regional profiles only;"
                            + " the national packages are not loaded."));
  }

  @Test
  void incompletePackagesCountAsMissing() throws IOException {
    Files.writeString(packages.resolve("iknl.fhir.r4.pzp-1.0.0-rc2.tgz"), "something else");

    assertThat(validator().basis(FhirVersionEnum.R4).absences())
        .extracting(Problem::code)
        .containsExactly(
            ValidationProblem.PACKAGE_ABSENT,
            ValidationProblem.PACKAGE_ABSENT,
            ValidationProblem.PACKAGE_HASH_WRONG);
  }

  @Test
  void baseRulesAreCheckedAllTheSame() {
    var goal = goal();
    goal.setLifecycleStatus(null);

    assertThat(validator().check(goal).errors())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ValidationProblem.ELEMENT_MISSING);
              assertThat(problem.details()).containsEntry("element", "Goal.lifecycleStatus");
            });
  }

  @Test
  void aNationalProfileThatIsNotLoadedIsNoFaultOfTheMessage() {
    var goal = goal();
    goal.getMeta().addProfile(ACP_GOAL);
    goal.addModifierExtension()
        .setUrl("http://nictiz.nl/fhir/StructureDefinition/ext-x")
        .setValue(new StringType("x"));

    var findings = validator().check(goal);

    assertThat(findings.errors()).isEmpty();
    assertThat(findings.problems())
        .extracting(Problem::code)
        .contains(ValidationProblem.PROFILE_NOT_LOADED);
  }

  @Test
  void unknownProfileIsAnErrorWithoutEcho() {
    var goal = goal();
    goal.getMeta().addProfile("https://example.org/StructureDefinition/Zwartkop");

    assertThat(validator().check(goal).errors())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ValidationProblem.PROFILE_UNKNOWN);
              assertThat(problem.toString()).doesNotContain("Zwartkop");
            });
  }

  @Test
  void noAddressInAMessageIsEverVisited() {
    var form = new QuestionnaireResponse();
    form.setQuestionnaire(LISTENER.url("/Questionnaire/a|1"));
    form.setStatus(QuestionnaireResponseStatus.COMPLETED);
    form.getMeta().addProfile(LISTENER.url("/StructureDefinition/a"));
    form.setSubject(new Reference(LISTENER.url("/Patient/1")));
    form.addExtension().setUrl(LISTENER.url("/extension")).setValue(new StringType("x"));
    form.addItem()
        .setLinkId("1")
        .addAnswer()
        .setValue(new Attachment().setUrl(LISTENER.url("/attachment")).setContentType("text/html"));

    assertThat(validator().check(form, List.of(LISTENER.url("/profile"))).hasErrors()).isTrue();

    LISTENER.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void regionalProfilesAreCheckedWithoutSnapshotAndInAnyOrder() throws IOException {
    profile("a-strict", REGIONAL + "b-loose", "Goal.category", 1);
    profile("b-loose", "http://hl7.org/fhir/StructureDefinition/Goal", "Goal.note", 0);
    var goal = goal();
    goal.getMeta().addProfile(REGIONAL + "a-strict");

    var findings = validator().check(goal);

    assertThat(findings.basis().regionalProfiles())
        .containsExactly(REGIONAL + "a-strict", REGIONAL + "b-loose");
    assertThat(findings.errors())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.details()).containsEntry("element", "Goal.category"));
  }

  @Test
  void aRegionalFileThatCannotBeUsedIsNamedAndLeftOut() throws IOException {
    Files.writeString(regional.resolve("broken.json"), "{ \"resourceType\": \"ValueSet\", ");
    Files.writeString(
        regional.resolve("topic.json"), "{ \"resourceType\": \"SubscriptionTopic\" }");
    profile("on-nothing", "http://nictiz.nl/fhir/StructureDefinition/none", "Goal.note", 1);
    profile("good", "http://hl7.org/fhir/StructureDefinition/Goal", "Goal.note", 0);

    var basis = validator().basis(FhirVersionEnum.R4);

    assertThat(basis.regionalProfiles()).containsExactly(REGIONAL + "good");
    assertThat(basis.absences())
        .filteredOn(problem -> problem.code() != ValidationProblem.PACKAGE_ABSENT)
        .extracting(problem -> problem.code() + " " + problem.details().get("file"))
        .containsExactly(
            "REGIONAL_FILE_UNREADABLE broken.json", "REGIONAL_PROFILE_UNUSABLE on-nothing.json");
  }

  @Test
  void uncheckedVersionIsNotReportedAsValid() {
    var findings = validator().check(new org.hl7.fhir.r5.model.Patient());

    assertThat(findings.problems())
        .extracting(Problem::code)
        .containsExactly(ValidationProblem.VERSION_NOT_CHECKED);
    assertThat(findings.basis().fhirVersion()).isEqualTo("5.0.0");
  }

  @Test
  void readinessGoesFromColdToReady() {
    var validator = validator();
    assertThat(validator.readiness()).isEqualTo(Readiness.COLD);
    assertThat(validator.basisIfLoaded(FhirVersionEnum.R4)).isEmpty();

    validator.warmUp();

    assertThat(validator.readiness()).isEqualTo(Readiness.READY);
    assertThat(validator.basisIfLoaded(FhirVersionEnum.R4)).isPresent();
    assertThat(validator.basisIfLoaded(FhirVersionEnum.DSTU3)).isEmpty();
  }

  @Test
  void theMachinesLanguageDoesNotChangeTheVerdict() {
    var before = Locale.getDefault();
    var goal = goal();
    goal.setLifecycleStatus(null);
    Locale.setDefault(Locale.forLanguageTag("nl-NL"));
    try {
      assertThat(validator().check(goal).errors())
          .extracting(problem -> problem.details().get("element"))
          .containsExactly("Goal.lifecycleStatus");
    } finally {
      Locale.setDefault(before);
    }
  }

  private ResourceValidator validator() {
    return new ResourceValidator(
        PackageList.read(SharedFiles.PROFILES),
        new PackageStore(packages, PackageServer.none()),
        ValidationRules.read(SharedFiles.PROFILES),
        regional);
  }

  private static ProblemCatalogue catalogue() {
    return ProblemCatalogue.in(SharedFiles.PROFILES.resolve("problems"));
  }

  private static Goal goal() {
    var goal = new Goal();
    goal.setLifecycleStatus(GoalLifecycleStatus.ACTIVE);
    goal.getDescription().setText("lang leven");
    goal.setSubject(new Reference("Patient/1"));
    return goal;
  }

  private void profile(String name, String base, String path, int min) throws IOException {
    Files.writeString(
        regional.resolve(name + ".json"),
        """
        {
          "resourceType": "StructureDefinition",
          "url": "%s%s",
          "name": "%s",
          "status": "active",
          "fhirVersion": "4.0.1",
          "kind": "resource",
          "abstract": false,
          "type": "Goal",
          "baseDefinition": "%s",
          "derivation": "constraint",
          "differential": {
            "element": [
              { "id": "Goal", "path": "Goal" },
              { "id": "%s", "path": "%s", "min": %d }
            ]
          }
        }
        """
            .formatted(REGIONAL, name, name.replace("-", ""), base, path, path, min));
  }
}
