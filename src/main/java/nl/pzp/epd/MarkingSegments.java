package nl.pzp.epd;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.epd.Hl7Data.Hl7Code;
import nl.pzp.epd.Hl7Data.Hl7Url;
import nl.pzp.epd.Hl7Data.MarkingState;
import nl.pzp.epd.Hl7Data.StatementKind;
import nl.pzp.epd.StatementElements.Element;
import nl.pzp.epd.hl7v2.Hl7Writer;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/**
 * Writes a marking as OBR and OBX, in the shape that {@link ObservationStatementReader} reads. It
 * always gives the complete marking.
 */
final class MarkingSegments {

  private final Hl7Data data;
  private final Systems systems;
  private final Hl7Writer message;
  private final Bundle around;
  private int count;

  /**
   * @param around the marking's grounds and marker, if known
   */
  MarkingSegments(Hl7Data data, Systems systems, Hl7Writer message, Bundle around) {
    this.data = data;
    this.systems = systems;
    this.message = message;
    this.around = around;
  }

  /**
   * Writes the marking.
   *
   * @param moment of the statement, if the marking has none
   */
  void write(Condition marking, String moment) {
    var stated =
        extension(marking, Hl7Url.SOURCE_TIME).flatMap(MarkingSegments::time).orElse(moment);
    message.segment("OBR").set(1, "1").set(3, marking.getIdElement().getIdPart());
    message.set(
        4, key(data.statements(), StatementKind.MARKING), data.out().marking(), data.formSystem());
    message.set(7, stated).set(22, stated).set(25, "F");
    obx(Element.STATUS, "CWE", key(data.markingStates(), state(marking)));
    if (extension(marking, Hl7Url.SOURCE_VERSION).orElse(null) instanceof PositiveIntType version) {
      obx(Element.VERSION, "NM", version.getValueAsString());
    }
    Optional.ofNullable(marking.getOnset())
        .flatMap(MarkingSegments::time)
        .ifPresent(time -> obx(Element.MARKED_AT, "TS", time));
    obx(Element.MARKER, "XCN", person(marking.getAsserter()));
    if (marking.getStage().size() == 1) {
      coded(marking.getStageFirstRep().getSummary())
          .ifPresent(phase -> obx(Element.PHASE, "CWE", phase));
    }
    Optional.ofNullable(marking.getAbatement())
        .flatMap(MarkingSegments::time)
        .ifPresent(time -> obx(Element.ENDED_AT, "TS", time));
    if (extension(marking, Hl7Url.END_REASON).orElse(null) instanceof CodeableConcept reason) {
      coded(reason).ifPresent(code -> obx(Element.END_REASON, "CWE", code));
    }
    for (var evidence : marking.getEvidence()) {
      evidence.getCode().stream()
          .flatMap(code -> coded(code).stream())
          .forEach(code -> ground(code, evidence.getDetail()));
    }
  }

  private void ground(String[] code, List<Reference> details) {
    var observed =
        details.stream()
            .flatMap(detail -> found(detail).stream())
            .filter(Observation.class::isInstance)
            .map(Observation.class::cast)
            .findFirst();
    if (observed.isEmpty() || !observed.get().hasComponent() || observed.get().hasValue()) {
      obx(
          code,
          "CWE",
          observed
              .map(o -> o.hasDataAbsentReason() ? o.getDataAbsentReason() : o.getValue())
              .map(this::answer)
              .orElse(new String[0]));
    }
    observed.stream()
        .flatMap(o -> o.getComponent().stream())
        .forEach(
            part ->
                coded(part.getCode())
                    .ifPresent(
                        name ->
                            obx(
                                name,
                                part.getValue() instanceof IntegerType ? "NM" : "CWE",
                                answer(part.getValue()))));
  }

  private String[] answer(Type value) {
    if (value instanceof IntegerType number) {
      return new String[] {number.getValueAsString()};
    }
    return value instanceof CodeableConcept concept
        ? coded(concept).orElse(new String[0])
        : new String[0];
  }

  private MarkingState state(Condition marking) {
    if (is(marking.getVerificationStatus(), Hl7Code.ENTERED_IN_ERROR)) {
      return MarkingState.RETRACTED;
    }
    return is(marking.getClinicalStatus(), Hl7Code.CLINICAL_ACTIVE)
        ? MarkingState.MARKED
        : MarkingState.WITHDRAWN;
  }

  private boolean is(CodeableConcept concept, Hl7Code name) {
    var wanted = data.coding(name);
    return concept.hasCoding(wanted.getSystem(), wanted.getCode());
  }

  // XCN: a public number, family name, given name, and the assigning authority of the number.
  private String[] person(Reference marker) {
    var known = practitioner(marker);
    var name = known.map(Practitioner::getNameFirstRep).orElseGet(HumanName::new);
    var family =
        name.hasFamily()
            ? name.getFamily()
            : name.hasText()
                ? name.getText()
                : marker.hasDisplay() ? marker.getDisplay() : data.out().unnamed();
    var given = name.hasFamily() ? name.getGivenAsSingleString() : "";
    for (var authority : data.professionals().entrySet()) {
      var system = systems.uri(NamingSystem.valueOf(authority.getValue().name()));
      var number =
          java.util.stream.Stream.concat(
                  java.util.stream.Stream.of(marker.getIdentifier()),
                  known.stream().flatMap(one -> one.getIdentifier().stream()))
              .filter(identifier -> system.equals(identifier.getSystem()))
              .filter(Identifier::hasValue)
              .findFirst();
      if (number.isPresent()) {
        return new String[] {
          number.get().getValue(), family, given, "", "", "", "", "", authority.getKey()
        };
      }
    }
    return new String[] {"", family, given};
  }

  private Optional<Practitioner> practitioner(Reference reference) {
    return found(reference)
        .flatMap(
            one ->
                one instanceof PractitionerRole role
                    ? found(role.getPractitioner())
                    : Optional.of(one))
        .filter(Practitioner.class::isInstance)
        .map(Practitioner.class::cast);
  }

  private Optional<Resource> found(Reference reference) {
    var id = reference.getReferenceElement();
    return around.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(one -> one.fhirType().equals(id.getResourceType()))
        .filter(one -> one.getIdElement().getIdPart().equals(id.getIdPart()))
        .findFirst();
  }

  private Optional<Type> extension(Condition marking, Hl7Url url) {
    return Optional.ofNullable(marking.getExtensionByUrl(data.url(url)))
        .map(org.hl7.fhir.r4.model.Extension::getValue);
  }

  private static Optional<String> time(Type value) {
    return value instanceof BaseDateTimeType time && time.hasValue()
        ? Optional.of(Hl7Moment.of(time.getValueAsString()))
        : Optional.empty();
  }

  private static Optional<String[]> coded(CodeableConcept concept) {
    return concept.getCoding().stream()
        .filter(Coding::hasCode)
        .findFirst()
        .map(
            coding ->
                new String[] {coding.getCode(), coding.hasDisplay() ? coding.getDisplay() : ""});
  }

  private void obx(Element element, String type, String... value) {
    obx(new String[] {key(data.elements(), element)}, type, value);
  }

  private void obx(String[] name, String type, String... value) {
    message.segment("OBX").set(1, Integer.toString(++count)).set(2, type);
    message.set(3, name[0], name.length > 1 ? name[1] : "", data.formSystem());
    message.set(5, value).set(11, "F");
  }

  private static <T> String key(Map<String, T> codes, T meaning) {
    return codes.entrySet().stream()
        .filter(entry -> entry.getValue() == meaning)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
