package nl.pzp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.pzp.fixtures.ProjectClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@AnalyzeClasses(packages = "nl.pzp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Path DRAWING = Path.of("docs/architecture.puml");
  private static final String[] DOMAIN = {
    "nl.pzp.problem..",
    "nl.pzp.identifier..",
    "nl.pzp.terminology..",
    "nl.pzp.guard..",
    "nl.pzp.form..",
    "nl.pzp.careplan..",
    "nl.pzp.careteam..",
    "nl.pzp.marking..",
    "nl.pzp.stu3..",
    "nl.pzp.validation.."
  };

  @ArchTest
  static final ArchRule packagesUseOnlyWhatIsDrawn =
      classes()
          .that()
          .resideInAPackage("nl.pzp.*..")
          .should(
              adhereToPlantUmlDiagram(
                  DRAWING, consideringOnlyDependenciesInAnyPackage("nl.pzp..")));

  @ArchTest
  static final ArchRule featuresDoNotGoRound =
      slices().matching("nl.pzp.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule domainKnowsNoFrameworkSaveWhereBeansAreNamed =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .and()
          .haveSimpleNameNotEndingWith("Configuration")
          .and()
          .haveSimpleNameNotEndingWith("Settings")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.apache.camel..",
              "jakarta.servlet..",
              "java.sql..",
              "javax.sql..");

  @ArchTest
  static final ArchRule bouncyCastleStaysInSecurity =
      noClasses()
          .that()
          .resideOutsideOfPackage("nl.pzp.security..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle..");

  @ArchTest
  static final ArchRule kafkaStaysInItsChannel =
      noClasses()
          .that()
          .resideOutsideOfPackage("nl.pzp.notify.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "nl.pzp.notify.kafka..")
          .because("without pzp.events.transport=kafka nothing of it may be loaded");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
          .because("such a name says that nobody knew what the class is");

  @ArchTest
  static final ArchRule timeComesFromAClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callConstructor(Date.class);

  @ArchTest
  static final ArchRule clockIsMadeInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackages("nl.pzp", "nl.pzp.bench..")
          .should()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackage("nl.pzp.bench..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule nothingIsInjectedIntoFields =
      noFields()
          .should()
          .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
          .orShould()
          .beAnnotatedWith("jakarta.inject.Inject");

  @ArchTest
  static final ArchRule stateIsNeverStatic =
      fields().that().areStatic().should().beFinal().because("a test could not start afresh");

  @Test
  void everyDrawnPartExists() throws IOException {
    var drawing = Files.readString(DRAWING);
    var classes = ProjectClasses.OF_THE_PROGRAM;
    var arrows =
        classes.stream()
            .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
            .map(each -> feature(each.getOriginClass()) + " --> " + feature(each.getTargetClass()))
            .collect(Collectors.toSet());
    assertThat(Pattern.compile("<<nl\\.pzp\\.(\\w+)\\.\\.>>").matcher(drawing).results())
        .extracting(found -> "[" + found.group(1) + "]")
        .containsExactlyInAnyOrderElementsOf(
            classes.stream()
                .map(ArchitectureTest::feature)
                .filter(name -> name.length() > 2)
                .collect(Collectors.toSet()));
    assertThat(drawing.lines().filter(line -> line.contains("-->"))).isSubsetOf(arrows);
  }

  /** A simple name is unambiguous in a log or a review. */
  @Test
  void simpleClassNameStandsOnce() {
    var names =
        new ClassFileImporter()
            .importPackages("nl.pzp").stream()
                .filter(each -> each.isTopLevelClass() && !each.getSimpleName().isEmpty())
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info"))
                .toList();
    assertThat(names).doesNotHaveDuplicates();
  }

  private static String feature(JavaClass type) {
    var inside = type.getPackageName().replaceFirst("^nl\\.pzp\\.?", "");
    return "["
        + (type.getPackageName().startsWith("nl.pzp") ? inside.replaceFirst("\\..*", "") : "")
        + "]";
  }

  /** A rule that cannot fail protects nothing. */
  @Test
  void undrawnArrowIsRefused(@TempDir Path folder) throws IOException {
    var withoutArrows =
        Files.readAllLines(DRAWING).stream().filter(line -> !line.contains("-->")).toList();
    var drawing = Files.write(folder.resolve("drawing.puml"), withoutArrows);
    var some = new ClassFileImporter().importPackages("nl.pzp.problem", "nl.pzp.identifier");
    var rule =
        classes()
            .should(
                adhereToPlantUmlDiagram(
                    drawing, consideringOnlyDependenciesInAnyPackage("nl.pzp..")));
    assertThat(rule.evaluate(some).hasViolation()).isTrue();
  }
}
