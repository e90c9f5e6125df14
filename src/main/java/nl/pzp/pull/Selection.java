package nl.pzp.pull;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.pzp.pull.PullData.Keep;
import nl.pzp.pull.R4Reading.Read;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Selects the resources that belong to the plan and drops the patient's other data. */
final class Selection {

  private final PullData data;
  private final Set<String> forms;
  private final FhirContext fhir;
  private final Addresses addresses;

  /**
   * @param forms the urls of the questionnaires that are forms of the standard
   */
  Selection(PullData data, Set<String> forms, FhirContext fhir, Addresses addresses) {
    this.data = data;
    this.forms = forms;
    this.fhir = fhir;
    this.addresses = addresses;
  }

  /** The plan and the fetched resources that it refers to, ordered by address. */
  List<Read> plan(Source source, List<Read> reads) {
    return from(
        source,
        reads,
        reads.stream().filter(this::isOfPlan).map(read -> read.fetched().address()).toList());
  }

  /**
   * Adds the professionals that the patient names, such as the GP, to a plan; nothing without a
   * plan.
   */
  List<Read> withPatients(Source source, List<Read> reads, List<Read> plan, Read patient) {
    if (plan.isEmpty() || patient.resource() == null) {
      return plan;
    }
    var roots = new ArrayList<>(plan.stream().map(read -> read.fetched().address()).toList());
    addresses.of(source, patient.resource()).stream().filter(this::isFollowed).forEach(roots::add);
    return from(source, reads, roots);
  }

  private List<Read> from(Source source, List<Read> reads, List<String> roots) {
    var byAddress = new HashMap<String, Read>();
    reads.forEach(read -> byAddress.put(read.fetched().address(), read));
    var kept = new LinkedHashSet<String>();
    var open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      var address = open.remove();
      var read = byAddress.get(address);
      if (read == null || !kept.add(address) || read.resource() == null) {
        continue;
      }
      addresses.of(source, read.resource()).stream().filter(this::isFollowed).forEach(open::add);
      if (open.isEmpty()) {
        encountersOf(source, reads, kept).forEach(open::add);
      }
    }
    return reads.stream()
        .filter(read -> kept.contains(read.fetched().address()))
        .sorted(Comparator.comparing(read -> read.fetched().address()))
        .toList();
  }

  /** The referenced resources that are missing. */
  Set<String> missing(Source source, List<Read> reads, Fetching fetching) {
    var missing = new LinkedHashSet<String>();
    for (var read : reads) {
      if (read.resource() != null) {
        addresses.of(source, read.resource()).stream()
            .filter(address -> isFollowed(address) && !fetching.has(address))
            .forEach(missing::add);
      }
    }
    return missing;
  }

  /** The Conditions that mark a recorded conversation. */
  List<Read> conversations(List<Read> reads) {
    return reads.stream()
        .filter(
            read ->
                read.resource() instanceof Condition condition
                    && has(condition.getCode(), data.conversation().codes()))
        .sorted(Comparator.comparing(read -> read.fetched().address()))
        .toList();
  }

  private boolean isOfPlan(Read read) {
    var resource = read.resource();
    return data.keep().stream()
        .filter(keep -> keep.type().equals(read.fetched().type()))
        // An unreadable resource may belong to the plan: it is set aside and reported.
        .anyMatch(keep -> resource == null || isOfPlan(keep, resource));
  }

  private boolean isOfPlan(Keep keep, Resource resource) {
    if (resource instanceof QuestionnaireResponse response) {
      return forms.contains(beforeBar(response.getQuestionnaire()));
    }
    return keep.codes().isEmpty()
        || fhir.newTerser().getValues(resource, resource.fhirType() + "." + keep.element()).stream()
            .anyMatch(
                value -> value instanceof CodeableConcept concept && has(concept, keep.codes()));
  }

  private static String beforeBar(@Nullable String canonical) {
    var text = canonical == null ? "" : canonical;
    var bar = text.indexOf('|');
    return bar < 0 ? text : text.substring(0, bar);
  }

  private static boolean has(CodeableConcept concept, Set<String> codes) {
    return concept.getCoding().stream().map(Selection::token).anyMatch(codes::contains);
  }

  private static String token(Coding coding) {
    return coding.getSystem() + "|" + coding.getCode();
  }

  // The conversation names its encounter, or the encounter names its reason.
  private List<String> encountersOf(Source source, List<Read> reads, Set<String> kept) {
    return reads.stream()
        .filter(read -> !kept.contains(read.fetched().address()))
        .filter(
            read ->
                read.resource() instanceof Encounter encounter
                    && encounter.getReasonReference().stream()
                        .flatMap(reason -> Addresses.of(source, reason).stream())
                        .anyMatch(
                            reason -> reason.startsWith("Procedure/") && kept.contains(reason)))
        .map(read -> read.fetched().address())
        .toList();
  }

  private boolean isFollowed(String address) {
    return data.follow().contains(address.substring(0, address.indexOf('/')));
  }
}
