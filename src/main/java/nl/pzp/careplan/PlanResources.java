package nl.pzp.careplan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.form.Moment;
import nl.pzp.identifier.RelativeReference;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** One patient's resources for reading a plan: by type, by reference, with their day. */
final class PlanResources {

  private final Map<String, Resource> byReference = new LinkedHashMap<>();
  private final Map<Resource, String> notUnderstood = new LinkedHashMap<>();
  private final List<Resource> notInForce = new ArrayList<>();

  /**
   * @param understood URLs of the modifier extensions that a Consent may have
   */
  PlanResources(Collection<? extends Resource> resources, Collection<String> understood) {
    for (var resource : resources) {
      var modifier =
          Modifiers.unknown(resource, resource instanceof Consent ? understood : List.of());
      if (ResourceStatus.isError(resource)) {
        continue;
      }
      if (!ResourceStatus.holds(resource)) {
        notInForce.add(resource);
      } else if (modifier.isPresent()) {
        notUnderstood.put(resource, modifier.get());
      } else {
        byReference.put(RelativeReference.of(resource), resource);
      }
    }
  }

  /** Resources with an unknown modifier, with its path. */
  Map<Resource, String> notUnderstood() {
    return java.util.Collections.unmodifiableMap(notUnderstood);
  }

  /** Statements that no longer hold, or do not hold yet. */
  List<Resource> notInForce() {
    return List.copyOf(notInForce);
  }

  <R extends Resource> List<R> all(Class<R> type) {
    return byReference.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  <R extends Resource> Map<String, R> byReference(Class<R> type) {
    var found = new HashMap<String, R>();
    byReference.forEach(
        (reference, resource) -> {
          if (type.isInstance(resource)) {
            found.put(reference, type.cast(resource));
          }
        });
    return found;
  }

  <R extends Resource> Optional<R> resolve(Reference reference, Class<R> type) {
    return Optional.ofNullable(byReference.get(reference.getReference()))
        .filter(type::isInstance)
        .map(type::cast);
  }

  /** The day of the agreement in Dutch time; null without a date. */
  static @Nullable String day(Resource resource) {
    var moment = moment(resource);
    return moment == null ? null : moment.day();
  }

  static @Nullable Moment moment(Resource resource) {
    if (resource instanceof Consent consent) {
      return moment(consent.getDateTimeElement());
    }
    if (resource instanceof Observation observation && observation.hasEffectiveDateTimeType()) {
      return moment(observation.getEffectiveDateTimeType());
    }
    if (resource instanceof Observation observation && observation.hasEffectivePeriod()) {
      return moment(observation.getEffectivePeriod().getStartElement());
    }
    if (resource instanceof Goal goal) {
      return goal.hasStatusDate()
          ? moment(goal.getStatusDateElement())
          : goal.hasStartDateType() ? moment(goal.getStartDateType()) : null;
    }
    if (resource instanceof Encounter encounter) {
      return moment(encounter.getPeriod().getStartElement());
    }
    if (resource instanceof Procedure procedure && procedure.hasPerformedPeriod()) {
      return moment(procedure.getPerformedPeriod().getStartElement());
    }
    if (resource instanceof Procedure procedure && procedure.hasPerformedDateTimeType()) {
      return moment(procedure.getPerformedDateTimeType());
    }
    return null;
  }

  private static @Nullable Moment moment(BaseDateTimeType value) {
    return value.hasValue() ? new Moment(value.getValueAsString()) : null;
  }
}
