package nl.pzp.pull;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;

/**
 * Fetches one patient's resources from one source. A search counts completely or not at all: the
 * missing part of a broken list may hold the newest decision.
 */
final class Fetching {

  private static final int GONE = 410;

  /** The outcome of reading one resource. */
  enum Reading {
    READ,
    DELETED,
    NOT_GIVEN
  }

  private final Source source;
  private final SourceClient.SourceSession session;
  private final FhirAnswers answers;
  private final PullSettings settings;
  private final Map<String, Fetched> found = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> tried = new HashSet<>();
  private boolean ended;

  Fetching(
      Source source,
      SourceClient.SourceSession session,
      FhirAnswers answers,
      PullSettings settings) {
    this.source = source;
    this.session = session;
    this.answers = answers;
    this.settings = settings;
  }

  void add(Fetched resource) {
    found.putIfAbsent(resource.address(), resource);
  }

  Collection<Fetched> found() {
    return List.copyOf(found.values());
  }

  boolean has(String address) {
    return found.containsKey(address);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Whether every search was answered to its end. */
  boolean isComplete() {
    return problems.stream().noneMatch(Problem::isError);
  }

  /** Runs one search; a failure is noted as a problem and the other searches continue. */
  void search(Query query) {
    if (ended) {
      return;
    }
    try {
      for (var resource : pages(query)) {
        add(resource);
      }
    } catch (ProblemException e) {
      for (var problem : e.problems()) {
        problems.add(problem.at(Place.at(query.type())));
        ended |= problem.code() instanceof PullProblem code && code.endsThePull();
      }
    }
  }

  /** Reads the referenced resources that were not given, within the limits. */
  void follow(Collection<String> addresses) {
    for (var address : addresses) {
      if (!found.containsKey(address) && read(address) != Reading.READ) {
        var type = address.substring(0, address.indexOf('/'));
        var problem = Problem.of(PullProblem.NOT_READ).with("type", type);
        if (!problems.contains(problem)) {
          problems.add(problem);
        }
      }
    }
  }

  /** Reads one resource by its address, once. */
  Reading read(String address) {
    if (ended || !tried.add(address) || tried.size() > settings.resources()) {
      return Reading.NOT_GIVEN;
    }
    try {
      var reply = session.get(source.at(address));
      if (reply.status() == GONE) {
        return Reading.DELETED;
      }
      var resource = Fetched.of(answers.read(reply)).filter(r -> r.address().equals(address));
      resource.ifPresent(this::add);
      return resource.isPresent() ? Reading.READ : Reading.NOT_GIVEN;
    } catch (ProblemException e) {
      ended |=
          e.problems().stream()
              .anyMatch(p -> p.code() instanceof PullProblem code && code.endsThePull());
      return Reading.NOT_GIVEN;
    }
  }

  private List<Fetched> pages(Query query) {
    var resources = new ArrayList<Fetched>();
    var visited = new HashSet<URI>();
    var reply = session.search(query.type(), query.parameters());
    for (int page = 1; ; page++) {
      var bundle = answers.read(reply);
      if (!bundle.path("resourceType").asText().equals("Bundle")) {
        throw Problem.of(PullProblem.NOT_FHIR).with("found", "no Bundle").asException();
      }
      for (var entry : bundle.path("entry")) {
        Fetched.of(entry.path("resource")).ifPresent(resources::add);
      }
      if (found.size() + resources.size() > settings.fetched()) {
        throw tooMuch(settings.fetched() + " resources");
      }
      var next = FhirAnswers.next(bundle);
      if (next == null) {
        return resources;
      }
      if (page == settings.pages()) {
        throw tooMuch(settings.pages() + " pages");
      }
      var address =
          below(next).orElseThrow(() -> Problem.of(PullProblem.PAGE_ELSEWHERE).asException());
      if (!visited.add(address)) {
        throw Problem.of(PullProblem.PAGE_ELSEWHERE).asException();
      }
      reply = session.get(address);
    }
  }

  // A page request carries our token: it never goes to another server.
  private Optional<URI> below(String next) {
    try {
      var address = URI.create(source.url() + "/").resolve(next).normalize();
      var base = source.url();
      var same =
          String.valueOf(address.getScheme()).equals(base.getScheme())
              && String.valueOf(address.getRawAuthority()).equals(base.getRawAuthority())
              && (address.getRawPath().equals(base.getRawPath())
                  || address.getRawPath().startsWith(base.getRawPath() + "/"));
      return same ? Optional.of(address) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static RuntimeException tooMuch(String limit) {
    return Problem.of(PullProblem.TOO_MUCH).with("limit", limit).asException();
  }
}
