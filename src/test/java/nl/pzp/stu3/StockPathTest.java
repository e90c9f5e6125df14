package nl.pzp.stu3;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import nl.pzp.fixtures.ProjectClasses;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HAPI's own converter loses decisions, so only one class may call it, and guards the call. */
class StockPathTest {

  private final ElementMoves moves = new ElementMoves();

  @Test
  void onlyOneClassCallsTheStockConverter() {
    noClasses()
        .that()
        .areNotAssignableTo(ElementMoves.class)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.hl7.fhir.convertors..")
        .check(ProjectClasses.OF_THE_PROGRAM);
  }

  @ParameterizedTest
  @ValueSource(classes = {Consent.class, Device.class, Goal.class})
  void stockConverterGetsNoDecisionDeviceOrGoal(Class<? extends Resource> type) throws Exception {
    var resource = type.getDeclaredConstructor().newInstance();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> moves.toStu3(resource, org.hl7.fhir.dstu3.model.Resource.class));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        org.hl7.fhir.dstu3.model.Consent.class,
        org.hl7.fhir.dstu3.model.Device.class,
        org.hl7.fhir.dstu3.model.Goal.class
      })
  void stockConverterReturnsNoDecisionDeviceOrGoal(
      Class<? extends org.hl7.fhir.dstu3.model.Resource> type) throws Exception {
    var resource = type.getDeclaredConstructor().newInstance();

    assertThatIllegalArgumentException().isThrownBy(() -> moves.toR4(resource, Resource.class));
  }
}
