package nl.pzp.notify.subscription;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.pzp.notify.NotifyProblem;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.security.Principal;
import org.hl7.fhir.r4.model.Subscription;

/**
 * Lets owners read and change their subscriptions. Each write joins the caller's transaction and
 * commits with the message that asked for it.
 */
public final class Subscriptions {

  /** A subscription, and whether it is new. */
  public record Accepted(KeptSubscription subscription, boolean created) {}

  private final SubscriptionStore store;
  private final TermsReader reader;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final int most;

  public Subscriptions(
      SubscriptionStore store, TermsReader reader, Clock clock, Supplier<UUID> ids, int most) {
    this.store = store;
    this.reader = reader;
    this.clock = clock;
    this.ids = ids;
    this.most = most;
  }

  /**
   * Accepts a new subscription, which becomes active after a handshake. A repeat returns the
   * existing one.
   *
   * @throws nl.pzp.problem.ProblemException with everything that is not offered; 409 when the same
   *     is subscribed with other headers
   */
  public Accepted create(Subscription asked, String owner) {
    checkStatus(asked, Set.of(Subscription.SubscriptionStatus.REQUESTED));
    var terms = reader.requested(asked, clock.instant());
    var maker = makerFor(owner);
    var same = store.sameAs(maker, terms);
    if (same.isPresent()) {
      var known = same.get().terms();
      if (!known.headers().equals(terms.headers()) || !known.secrets().equals(terms.secrets())) {
        throw Problem.of(NotifyProblem.SAME_SUBSCRIPTION).with("id", same.get().id()).asException();
      }
      return new Accepted(same.get(), false);
    }
    if (store.count() >= most) {
      throw Problem.of(NotifyProblem.TOO_MANY).with("limit", Integer.toString(most)).asException();
    }
    var id = ids.get().toString();
    store.insert(id, maker, null, bare(asked), terms);
    return new Accepted(store.find(id).orElseThrow(), true);
  }

  /**
   * Changes a subscription: {@code off} ends it; {@code requested} or {@code active} starts again
   * with a handshake under the new terms. Its numbers continue.
   *
   * @throws nl.pzp.problem.ProblemException as {@link #create}, and 404 or 410
   */
  public KeptSubscription update(String id, Subscription asked, String owner) {
    var old = changeable(id, owner);
    checkStatus(
        asked,
        Set.of(
            Subscription.SubscriptionStatus.REQUESTED,
            Subscription.SubscriptionStatus.ACTIVE,
            Subscription.SubscriptionStatus.OFF));
    if (asked.getStatus() == Subscription.SubscriptionStatus.OFF) {
      store.off(id, "asked");
      return find(id, owner);
    }
    var terms = reader.requested(asked, clock.instant());
    store
        .sameAs(old.owner(), terms)
        .filter(same -> !same.id().equals(id))
        .ifPresent(
            same -> {
              throw Problem.of(NotifyProblem.SAME_SUBSCRIPTION).with("id", same.id()).asException();
            });
    store.replace(old, keepingSecrets(asked, id), terms);
    return store.find(id).orElseThrow();
  }

  /** Ends a subscription for good and cancels its waiting events. A repeat has no effect. */
  public void remove(String id, String owner) {
    if (!store.wasRemoved(id)) {
      changeable(id, owner);
      store.remove(id);
    }
  }

  /**
   * One subscription of this owner.
   *
   * @throws nl.pzp.problem.ProblemException 404 when there is none, 410 when it was removed
   */
  public KeptSubscription find(String id, String owner) {
    return store
        .find(id)
        .filter(kept -> isOf(kept, owner))
        .orElseThrow(
            () ->
                Problem.of(
                        store.wasRemoved(id)
                            ? NotifyProblem.SUBSCRIPTION_REMOVED
                            : NotifyProblem.SUBSCRIPTION_UNKNOWN)
                    .asException());
  }

  /** All of this owner. */
  public List<KeptSubscription> of(String owner) {
    return isSubscriber(owner)
        ? store.sameParty(subscriptionOf(owner))
        : store.all().stream().filter(kept -> kept.owner().equals(owner)).toList();
  }

  private boolean isOf(KeptSubscription kept, String caller) {
    return isSubscriber(caller)
        ? store.sameParty(subscriptionOf(caller)).stream()
            .anyMatch(own -> own.id().equals(kept.id()))
        : kept.owner().equals(caller);
  }

  // A subscriber owns the same subscriptions with its token as without it.
  private String makerFor(String caller) {
    return isSubscriber(caller)
        ? store.find(subscriptionOf(caller)).map(KeptSubscription::owner).orElse(caller)
        : caller;
  }

  private static boolean isSubscriber(String caller) {
    return caller.startsWith(Principal.SUBSCRIBER);
  }

  private static String subscriptionOf(String caller) {
    return caller.substring(Principal.SUBSCRIBER.length());
  }

  /** The subscription without headers and secrets. */
  public Subscription shown(KeptSubscription kept) {
    var shown = store.asked(kept.id());
    shown.setId(kept.id());
    shown.getMeta().setVersionId(Integer.toString(kept.revision()));
    shown.getMeta().setLastUpdated(java.util.Date.from(kept.changedAt()));
    if (!shown.getMeta().hasProfile(BackportUrl.SUBSCRIPTION_PROFILE.url())) {
      shown.getMeta().addProfile(BackportUrl.SUBSCRIPTION_PROFILE.url());
    }
    shown.setStatus(Subscription.SubscriptionStatus.fromCode(kept.status().code()));
    Optional.ofNullable(kept.reason()).ifPresent(shown::setError);
    shown.getChannel().getHeader().clear();
    shown
        .getChannel()
        .getExtension()
        .removeIf(e -> e.getUrl().equals(BackportUrl.SIGNATURE_SECRET));
    return shown;
  }

  /**
   * Applies the operator's settings to a subscription; equal settings change nothing.
   *
   * @throws nl.pzp.problem.ProblemException with everything that is not offered
   */
  public void configured(String name, Subscription asked) {
    configured(name, asked, reader.requested(asked, clock.instant()));
  }

  /**
   * The same for a channel that only the operator can choose.
   *
   * @param refusal of an endpoint by that channel
   * @param refusalOf all of the terms together
   */
  public void configured(
      String name,
      Subscription asked,
      Function<URI, Optional<Problem>> refusal,
      Function<Terms, Optional<Problem>> refusalOf) {
    var terms = reader.ofOperator(asked, clock.instant(), refusal);
    refusalOf
        .apply(terms)
        .ifPresent(
            problem -> {
              throw problem.asException();
            });
    configured(name, asked, terms);
  }

  private void configured(String name, Subscription asked, Terms terms) {
    var owner = "operator:" + name;
    var known = store.ofOperator(name);
    if (known.isEmpty()) {
      store.insert(ids.get().toString(), owner, name, asked, terms);
    } else if (!known.get().terms().equals(terms)
        || known.get().status() == SubscriptionStatus.OFF) {
      store.replace(known.get(), asked, terms);
    }
  }

  /** Ends the operator's subscriptions that the settings no longer name. */
  public void configuredOnly(Set<String> names) {
    store.all().stream()
        .filter(kept -> kept.operatorName() != null && !names.contains(kept.operatorName()))
        .forEach(kept -> store.remove(kept.id()));
  }

  private KeptSubscription changeable(String id, String owner) {
    var kept = find(id, owner);
    if (kept.operatorName() != null) {
      throw Problem.of(NotifyProblem.OF_THE_OPERATOR).asException();
    }
    return kept;
  }

  // An owner who returns the shown resource keeps its secrets, which were not shown.
  private Subscription keepingSecrets(Subscription asked, String id) {
    var kept = bare(asked);
    var before = store.asked(id).getChannel();
    if (!kept.getChannel().hasHeader()) {
      before.getHeader().forEach(header -> kept.getChannel().addHeader(header.getValue()));
    }
    if (!kept.getChannel().hasExtension(BackportUrl.SIGNATURE_SECRET)) {
      before
          .getExtensionsByUrl(BackportUrl.SIGNATURE_SECRET)
          .forEach(secret -> kept.getChannel().addExtension(secret));
    }
    return kept;
  }

  private static Subscription bare(Subscription asked) {
    var kept = asked.copy();
    kept.setError(null);
    kept.setText(null);
    return kept;
  }

  private static void checkStatus(
      Subscription asked, Set<Subscription.SubscriptionStatus> allowed) {
    if (!asked.hasStatus() || !allowed.contains(asked.getStatus())) {
      throw Problem.of(NotifyProblem.STATUS_NOT_ALLOWED)
          .at(Place.at("Subscription.status"))
          .asException();
    }
  }
}
