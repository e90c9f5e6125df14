package nl.pzp.stu3;

import java.util.Set;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.hl7.fhir.convertors.advisors.impl.BaseAdvisor_30_40;
import org.hl7.fhir.convertors.context.ConversionContext30_40;
import org.hl7.fhir.convertors.conv30_40.VersionConvertor_30_40;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Moves data types, and resources where that is right, from one version to the other by HAPI's own
 * converter. The only class that calls it, and it refuses the types that it gets wrong.
 */
final class ElementMoves {

  // Measured on the standard's examples: HAPI's converter misplaces a Consent's decision, refuses a
  // Device, and loses a Goal's state.
  private static final Set<String> CONVERTED_BY_OUR_OWN = Set.of("Consent", "Device", "Goal");

  private final VersionConvertor_30_40 converter =
      new VersionConvertor_30_40(new BaseAdvisor_30_40(false));

  /** A data type as STU3. */
  <T extends org.hl7.fhir.dstu3.model.Type> T toStu3(Type value, Class<T> type) {
    return type.cast(converter.convertType(value));
  }

  /** A data type as R4. */
  <T extends Type> T toR4(org.hl7.fhir.dstu3.model.Type value, Class<T> type) {
    return type.cast(converter.convertType(value));
  }

  /** A data type as STU3, or nothing when STU3 has no such type. */
  org.hl7.fhir.dstu3.model.@Nullable Type toStu3IfPossible(Type value) {
    return converter.convertType(value);
  }

  /** A data type as R4, or nothing when R4 has no such type. */
  @Nullable Type toR4IfPossible(org.hl7.fhir.dstu3.model.Type value) {
    return converter.convertType(value);
  }

  /**
   * A resource without those it contains.
   *
   * @throws nl.pzp.problem.ProblemException when the other version has no such type or code
   */
  <S extends org.hl7.fhir.dstu3.model.Resource> S toStu3(Resource source, Class<S> type) {
    guard(source.fhirType());
    try {
      return type.cast(present(converter.convertResource(source), source.fhirType()));
    } catch (FHIRException e) {
      throw notConvertible(source.fhirType());
    }
  }

  /**
   * A resource without those it contains.
   *
   * @throws nl.pzp.problem.ProblemException when the other version has no such type or code
   */
  <R extends Resource> R toR4(org.hl7.fhir.dstu3.model.Resource source, Class<R> type) {
    guard(source.fhirType());
    try {
      return type.cast(present(converter.convertResource(source), source.fhirType()));
    } catch (FHIRException e) {
      throw notConvertible(source.fhirType());
    }
  }

  /** Copies the elements of every resource: id, meta, language, narrative and extensions. */
  void copy(DomainResource from, org.hl7.fhir.dstu3.model.DomainResource to) {
    within(from.fhirType(), () -> converter.copyDomainResource(from, to));
  }

  /** Copies the elements of every resource: id, meta, language, narrative and extensions. */
  void copy(org.hl7.fhir.dstu3.model.DomainResource from, DomainResource to) {
    within(from.fhirType(), () -> converter.copyDomainResource(from, to));
  }

  /** Copies id and extensions of an element. */
  void copy(Element from, org.hl7.fhir.dstu3.model.Element to) {
    within(from.fhirType(), () -> converter.copyElement(from, to));
  }

  /** Copies id and extensions of an element. */
  void copy(org.hl7.fhir.dstu3.model.Element from, Element to) {
    within(from.fhirType(), () -> converter.copyElement(from, to));
  }

  // HAPI's converters find each other through a context of the thread, which only its own entrances
  // open.
  private void within(String type, Runnable work) {
    ConversionContext30_40.INSTANCE.init(converter, type);
    try {
      work.run();
    } finally {
      ConversionContext30_40.INSTANCE.close(type);
    }
  }

  private static void guard(String type) {
    if (CONVERTED_BY_OUR_OWN.contains(type)) {
      throw new IllegalArgumentException(type + " is never converted by the stock converter");
    }
  }

  private static <T> T present(@Nullable T converted, String type) {
    if (converted == null) {
      throw notConvertible(type);
    }
    return converted;
  }

  private static RuntimeException notConvertible(String type) {
    return Problem.of(Stu3Problem.NOT_CONVERTIBLE)
        .with("type", type)
        .at(Place.at(type))
        .asException();
  }
}
