package nl.pzp;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

/** A route carries one typed body: no header, property or map with string keys. */
@AnalyzeClasses(packages = "nl.pzp", importOptions = ImportOption.DoNotIncludeTests.class)
class TypedSeamsTest {

  private static final Set<String> FILE_DOORS = Set.of("LetterInbox");
  private static final Pattern HEADER = Pattern.compile("getMessage\\(\\)\\s*\\.getHeader\\((.)");

  @ArchTest
  static final ArchRule noParameterIsBoundByAName =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "org\\.apache\\.camel\\.(Headers?|ExchangePropert(y|ies)|Variables?|BeanInject)");

  @ArchTest
  static final ArchRule exchangeHoldsNoProperties =
      noClasses()
          .should()
          .accessTargetWhere(calls(Exchange.class, ".*(Propert|Variable).*"))
          .because("a type is seen by the compiler, a name is not");

  @ArchTest
  static final ArchRule onlyFileDoorsReadHeaders =
      noClasses()
          .that(describe("are no file doors", type -> !FILE_DOORS.contains(type.getSimpleName())))
          .should()
          .accessTargetWhere(calls(Message.class, ".*Header.*"));

  @ArchTest
  static final ArchRule bodyIsAllThatIsSent =
      noClasses()
          .should()
          .accessTargetWhere(calls(ProducerTemplate.class, ".*(Header|Propert|Variable).*"));

  @ArchTest
  static final ArchRule beanIsNoBareFunction =
      methods()
          .that()
          .areAnnotatedWith(Bean.class)
          .should()
          .notHaveRawReturnType(
              describe(
                  "a function or a map",
                  type ->
                      type.isEquivalentTo(Function.class)
                          || type.isEquivalentTo(BiFunction.class)
                          || type.isEquivalentTo(Map.class)));

  private static com.tngtech.archunit.base.DescribedPredicate<JavaAccess<?>> calls(
      Class<?> owner, String name) {
    return describe(
        owner.getSimpleName() + "." + name,
        access ->
            isA(access.getTargetOwner(), owner) && access.getTarget().getName().matches(name));
  }

  private static boolean isA(JavaClass type, Class<?> owner) {
    return type.isAssignableTo(owner);
  }

  @Test
  void fileDoorsReadHeadersByCamelsConstants() {
    assertThat(sources())
        .allSatisfy(
            (file, text) ->
                assertThat(HEADER.matcher(text).results())
                    .as(file)
                    .allSatisfy(found -> assertThat(found.group(1)).isEqualTo("E")));
  }

  @Test
  void noDoorPassesAMapOfObjects() {
    assertThat(sources())
        .allSatisfy(
            (file, text) -> {
              if (file.matches(".*/nl/pzp/(intake|fhirapi|epd|his|pull)/.*")) {
                assertThat(text).as(file).doesNotContain("Map<String, Object>");
              }
            });
  }

  private static Map<String, String> sources() {
    try (var walk = Files.walk(Path.of("src/main/java"))) {
      return walk.filter(file -> file.toString().endsWith(".java"))
          .collect(java.util.stream.Collectors.toMap(Path::toString, TypedSeamsTest::text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
