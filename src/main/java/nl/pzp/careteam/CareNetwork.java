package nl.pzp.careteam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.pzp.careteam.Delegation.State;
import nl.pzp.careteam.NetworkFacts.Tenure;
import nl.pzp.careteam.RoleClaim.Role;
import nl.pzp.careteam.Timeline.Named;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.jspecify.annotations.Nullable;

/**
 * Who cares for a patient in which role, at any moment. The last person named for a role holds it;
 * a contradiction leaves it empty. Regional defaults: the responsible practitioner is the marker,
 * else the general practitioner. The central health professional is the responsible practitioner.
 */
public final class CareNetwork {

  private final NetworkFacts facts;
  private final List<Problem> problems = new ArrayList<>();
  private final List<RoleClaim> responsible;
  private final List<RoleClaim> central;
  private final boolean empty;
  private final List<Holding> responsibleTime;
  private final List<Holding> centralTime;

  private CareNetwork(NetworkFacts facts, CareVocabulary vocabulary) {
    this.facts = facts;
    facts.delegations().forEach(delegation -> problems.addAll(delegation.problems()));
    this.responsible = Timeline.inTurn(unambiguous(Role.RESPONSIBLE));
    this.central = Timeline.inTurn(unambiguous(Role.CENTRAL));
    var changes = changes();
    this.empty = changes.isEmpty();
    this.responsibleTime =
        Timeline.of(
            changes,
            facts.died(),
            this::named,
            List.of(new CodeableConcept(vocabulary.coding(NationalCode.RESPONSIBLE))));
    this.centralTime =
        Timeline.of(
            changes,
            facts.died(),
            moment -> claimed(central, moment).orElseGet(() -> byDefault(moment)),
            List.of(
                new CodeableConcept(vocabulary.coding(NationalCode.CASE_MANAGER)),
                vocabulary.concept(CareCode.CENTRAL_HEALTH_PROFESSIONAL)));
  }

  public static CareNetwork of(NetworkFacts facts, CareVocabulary vocabulary) {
    return new CareNetwork(facts, vocabulary);
  }

  /** Whether no source recorded anyone, so that only the defaults apply. */
  public boolean isEmpty() {
    return empty;
  }

  /** All responsible practitioners, in order of time. */
  public List<Holding> responsible() {
    return responsibleTime;
  }

  /** All central health professionals, in order of time. */
  public List<Holding> central() {
    return centralTime;
  }

  /** The responsible practitioner at this moment; the first one for an earlier moment. */
  public Holding responsibleAt(Instant moment) {
    return at(responsibleTime, moment);
  }

  /** The central health professional at this moment; the first one for an earlier moment. */
  public Holding centralAt(Instant moment) {
    return at(centralTime, moment);
  }

  /** All other present and past members, with their roles as recorded by the sources. */
  public List<Holding> others() {
    return facts.claims().stream()
        .filter(claim -> claim.role() == Role.OTHER && !claim.isEmpty())
        .sorted(RoleClaim.ORDER)
        .map(
            claim ->
                new Holding(
                    claim.member(),
                    claim.roles(),
                    claim.from(),
                    Timeline.earlier(claim.until(), facts.died()),
                    false,
                    claim.because()))
        .toList();
  }

  /** The patient's moment of death, if deceased. */
  public Optional<Instant> died() {
    return Optional.ofNullable(facts.died());
  }

  /** The general practitioner, if one is known. */
  public Optional<Member> generalPractitioner() {
    return facts.generalPractitioners().stream().findFirst();
  }

  /** Contradictions, and statements that could not be applied. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  private static Holding at(List<Holding> timeline, Instant moment) {
    return timeline.stream()
        .filter(holding -> holding.covers(moment))
        .findFirst()
        .orElseGet(
            () -> {
              var first = timeline.get(0);
              var from = first.from();
              return from != null && moment.isBefore(from)
                  ? first
                  : timeline.get(timeline.size() - 1);
            });
  }

  private Named named(Instant moment) {
    return claimed(responsible, moment)
        .or(
            () ->
                facts.markers().stream()
                    .filter(marker -> covers(marker, moment))
                    .max(Comparator.comparing(Tenure::from).thenComparing(Tenure::because))
                    .map(marker -> new Named(marker.member(), true, marker.because())))
        .or(() -> generalPractitioner().map(member -> new Named(member, true, "")))
        .orElse(new Named(Member.UNKNOWN, true, ""));
  }

  private Named byDefault(Instant moment) {
    var responsibleThen = named(moment);
    return new Named(responsibleThen.member(), true, responsibleThen.because());
  }

  private static Optional<Named> claimed(List<RoleClaim> claims, Instant moment) {
    return claims.stream()
        .filter(claim -> claim.covers(moment))
        .findFirst()
        .map(claim -> new Named(claim.member(), false, claim.because()));
  }

  private static boolean covers(Tenure tenure, Instant moment) {
    var until = tenure.until();
    return !tenure.from().isAfter(moment) && (until == null || until.isAfter(moment));
  }

  // Two simultaneous claims from one source contradict each other, so neither counts.
  private List<RoleClaim> unambiguous(Role role) {
    var claims = facts.claims().stream().filter(claim -> claim.role() == role).toList();
    var code = role == Role.CENTRAL ? CareTeamProblem.TWO_CENTRAL : CareTeamProblem.TWO_RESPONSIBLE;
    var clear = new ArrayList<RoleClaim>();
    for (var claim : claims) {
      var rivals =
          claims.stream()
              .filter(other -> !other.member().isSame(claim.member()))
              .filter(other -> overlap(claim, other))
              .toList();
      if (rivals.stream().noneMatch(other -> other.because().equals(claim.because()))) {
        clear.add(claim);
      }
      rivals.stream()
          .filter(other -> isContribution(claim) && isContribution(other))
          .filter(other -> claim.until() == null && other.until() == null)
          .filter(other -> claim.because().compareTo(other.because()) <= 0)
          .forEach(
              other ->
                  note(
                      Problem.of(code)
                          .with("first", claim.because())
                          .with("second", other.because())));
    }
    if (role == Role.CENTRAL) {
      facts.delegations().stream().flatMap(d -> delegated(d).stream()).forEach(clear::add);
    }
    return clear;
  }

  private void note(Problem problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  private static boolean isContribution(RoleClaim claim) {
    return claim.because().startsWith("CareTeam/");
  }

  private static boolean overlap(RoleClaim one, RoleClaim other) {
    return one.covers(other.from()) || other.covers(one.from());
  }

  private Optional<RoleClaim> delegated(Delegation delegation) {
    var from = delegation.from();
    var open =
        delegation.state() == State.REQUESTED
            || delegation.state() == State.ACCEPTED
            || delegation.state() == State.ENDED;
    if (!open) {
      return Optional.empty();
    }
    var since = from == null ? delegation.decided().at() : from;
    var membership = membership(delegation.delegate(), since);
    if (membership.isEmpty()) {
      note(Problem.of(CareTeamProblem.DELEGATE_OUTSIDE_NETWORK).with("task", delegation.task()));
      return Optional.empty();
    }
    return from == null
        ? Optional.empty()
        : Optional.of(
            new RoleClaim(
                Role.CENTRAL,
                List.of(),
                delegation.delegate(),
                from,
                Timeline.earlier(delegation.until(), membership.get().until()),
                delegation.task(),
                delegation.decided()));
  }

  private record Membership(@Nullable Instant until) {}

  // A delegate must hold a role that had not ended when the delegation began.
  private Optional<Membership> membership(Member member, Instant since) {
    var claims =
        facts.claims().stream()
            .filter(claim -> claim.member().isSame(member) && !claim.isEmpty())
            .map(RoleClaim::until)
            .toList();
    var always =
        Stream.concat(
                facts.generalPractitioners().stream(), facts.markers().stream().map(Tenure::member))
            .anyMatch(member::isSame);
    if (always || claims.stream().anyMatch(Objects::isNull)) {
      return Optional.of(new Membership(null));
    }
    return claims.stream()
        .flatMap(Stream::ofNullable)
        .filter(until -> until.isAfter(since))
        .max(Comparator.naturalOrder())
        .map(Membership::new);
  }

  private Collection<Instant> changes() {
    var moments = new TreeSet<Instant>();
    facts.claims().forEach(claim -> add(moments, claim.from(), claim.until()));
    facts.markers().forEach(marker -> add(moments, marker.from(), marker.until()));
    facts.delegations().stream().map(Delegation::decided).map(SourceTime::at).forEach(moments::add);
    Stream.concat(responsible.stream(), central.stream())
        .forEach(claim -> add(moments, claim.from(), claim.until()));
    return moments;
  }

  private static void add(Collection<Instant> moments, Instant from, @Nullable Instant until) {
    moments.add(from);
    if (until != null) {
      moments.add(until);
    }
  }
}
