package nl.pzp.convert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.pzp.careplan.CarePlanContext;
import nl.pzp.careplan.CarePlanWriter;
import nl.pzp.form.AcpForm;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;

/**
 * Derives the resources again from their form, and reports every lost resource and element. People
 * stay unchanged and are not compared.
 */
final class ElementComparison {

  // The directive's decision and its end, and anything that reverses its meaning.
  private static final String DECISION = "Consent.provision";
  private static final String MODIFIER = "Consent.modifierExtension";

  private final CarePlanWriter writer;

  ElementComparison(CarePlanWriter writer) {
    this.writer = writer;
  }

  List<Problem> of(Message message, AcpForm form, Pack questions) {
    var before = withoutPeople(message);
    var after =
        form.conversationDate() == null
            ? List.<Resource>of()
            : writer.write(form, context(message, questions)).resources();
    var pairs = pairs(before, after);
    var problems = new ArrayList<Problem>();
    for (var resource : before) {
      var again = pairs.get(resource);
      if (resource instanceof Provenance) {
        // Provenance is not an answer.
        problems.add(at(ConversionProblem.ELEMENT_NOT_IN_FORM, resource.fhirType(), resource));
      } else if (again == null) {
        problems.add(at(ConversionProblem.RESOURCE_NOT_IN_FORM, resource.fhirType(), resource));
      } else {
        lost(resource, again).stream()
            .map(ElementComparison::element)
            .distinct()
            .forEach(path -> problems.add(at(code(path), path, resource)));
      }
    }
    return problems;
  }

  // Of several resources on one matter, those belong together that differ least.
  private static Map<Resource, Resource> pairs(List<Resource> before, List<Resource> after) {
    record Pair(Resource before, Resource after, int lost) {}
    var candidates = new ArrayList<Pair>();
    for (var one : before) {
      for (var other : after) {
        if (what(one).equals(what(other))) {
          candidates.add(new Pair(one, other, lost(one, other).size()));
        }
      }
    }
    candidates.sort(Comparator.comparingInt(Pair::lost));
    var pairs = new IdentityHashMap<Resource, Resource>();
    var taken = Collections.newSetFromMap(new IdentityHashMap<Resource, Boolean>());
    for (var pair : candidates) {
      if (!pairs.containsKey(pair.before()) && taken.add(pair.after())) {
        pairs.put(pair.before(), pair.after());
      }
    }
    return pairs;
  }

  private static CarePlanContext context(Message message, Pack questions) {
    var patient = message.all(Patient.class).stream().findFirst().orElseGet(Patient::new);
    var role = message.all(PractitionerRole.class).stream().findFirst();
    return new CarePlanContext(
        "urn:comparison",
        "form",
        questions,
        patient,
        role.map(each -> FormParties.professional(each, message)).orElse(null),
        null,
        true,
        false);
  }

  private static List<Resource> withoutPeople(Message message) {
    var people = FormParties.people(message);
    return message.resources().stream().filter(each -> !people.contains(each)).toList();
  }

  /** The paths below which something of the resource does not come back. */
  private static List<String> lost(Resource resource, Resource again) {
    var after = ElementValues.of(again);
    var paths = new ArrayList<String>();
    ElementValues.of(resource)
        .forEach(
            (path, values) -> {
              var lost = new ArrayList<>(values);
              after.getOrDefault(path, List.of()).forEach(lost::remove);
              if (!lost.isEmpty()) {
                paths.add(path);
              }
            });
    return paths;
  }

  // Report the element, not its parts.
  private static String element(String path) {
    var names = path.split("\\.", -1);
    var depth = path.startsWith(DECISION) ? 3 : 2;
    return String.join(".", Arrays.copyOf(names, Math.min(depth, names.length)));
  }

  private static ConversionProblem code(String path) {
    return path.startsWith(DECISION) || path.startsWith(MODIFIER)
        ? ConversionProblem.DECISION_NOT_WHOLE_IN_FORM
        : ConversionProblem.ELEMENT_NOT_IN_FORM;
  }

  private static Problem at(ConversionProblem code, String path, Resource resource) {
    return Problem.of(code).at(Place.at(path)).with("what", what(resource));
  }

  // Which of the resources of its type it is, in codes only: a problem holds no free text.
  private static String what(Resource resource) {
    var type = resource.fhirType();
    if (resource instanceof Observation observation) {
      return type + codes(observation.getCode());
    }
    if (resource instanceof Consent consent) {
      return type + codes(consent.getScope()) + codes(consent.getProvision().getCodeFirstRep());
    }
    return type;
  }

  private static String codes(CodeableConcept concept) {
    return concept.getCoding().stream()
        .filter(Coding::hasCode)
        .map(coding -> " " + coding.getCode())
        .collect(Collectors.joining());
  }
}
