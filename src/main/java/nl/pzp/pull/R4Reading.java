package nl.pzp.pull;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.stu3.KnownResources;
import nl.pzp.stu3.Stu3Intake;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Converts fetched resources to R4 one by one: an ambiguous resource does not stop the others. */
final class R4Reading {

  /**
   * A converted resource.
   *
   * @param resource null when it cannot be taken over
   * @param problems the reasons, or the vendor's deviations that were tolerated
   */
  record Read(Fetched fetched, @Nullable Resource resource, List<Problem> problems) {
    @Override
    public String toString() {
      return "Read[" + fetched.type() + "]";
    }
  }

  private static final String UNREADABLE = "-";

  private final FhirContext r4;
  private final FhirContext stu3 = FhirContext.forDstu3Cached();
  private final Stu3Intake intake;

  R4Reading(FhirContext r4, Stu3Intake intake) {
    this.r4 = r4;
    this.intake = intake;
  }

  /** Converts all resources, in the given order. */
  List<Read> read(Source source, Collection<Fetched> fetched) {
    return switch (source.fhirVersion()) {
      case R4 -> fetched.stream().map(this::plain).toList();
      case STU3 -> converted(source, fetched);
    };
  }

  private Read plain(Fetched fetched) {
    var parsed = parse(r4, fetched);
    return parsed == null
        ? setAside(fetched, UNREADABLE)
        : new Read(fetched, (Resource) parsed, List.of());
  }

  private List<Read> converted(Source source, Collection<Fetched> fetched) {
    var known = new KnownResources();
    var parsed = new LinkedHashMap<Fetched, org.hl7.fhir.dstu3.model.Resource>();
    for (var each : fetched) {
      if (parse(stu3, each) instanceof org.hl7.fhir.dstu3.model.Resource resource) {
        parsed.put(each, resource);
        known.add(resource, source.url() + "/" + each.address());
      }
    }
    var reads = new ArrayList<Read>();
    for (var each : fetched) {
      var resource = parsed.get(each);
      reads.add(resource == null ? setAside(each, UNREADABLE) : converted(each, resource, known));
    }
    return reads;
  }

  private Read converted(
      Fetched fetched, org.hl7.fhir.dstu3.model.Resource resource, KnownResources known) {
    try {
      var conversion = intake.accept(resource, known);
      return conversion.hasErrors()
          ? setAside(fetched, codes(conversion.problems()))
          : new Read(fetched, conversion.resource(), conversion.problems());
    } catch (ProblemException e) {
      return setAside(fetched, codes(e.problems()));
    }
  }

  static String codes(List<Problem> problems) {
    return problems.stream()
        .filter(Problem::isError)
        .map(problem -> problem.code().id())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  static Problem setAside(String type, String codes) {
    return Problem.of(PullProblem.SET_ASIDE).with("type", type).with("codes", codes);
  }

  private static Read setAside(Fetched fetched, String codes) {
    return new Read(fetched, null, List.of(setAside(fetched.type(), codes)));
  }

  private static @Nullable IBaseResource parse(FhirContext fhir, Fetched fetched) {
    IParser parser = fhir.newJsonParser();
    parser.setParserErrorHandler(new StrictErrorHandler());
    try {
      return parser.parseResource(fetched.json().toString());
    } catch (DataFormatException | ClassCastException | IllegalArgumentException e) {
      // The parser's message repeats the invalid text.
      return null;
    }
  }
}
