package nl.pzp.notify.delivery;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.subscription.KeptSubscription;
import org.springframework.stereotype.Component;

/** The available channels, by their code. */
@Component
public final class Channels {

  private final Map<String, Channel> byCode = new TreeMap<>();

  /**
   * @throws IllegalStateException when two channels have one code
   */
  public Channels(Collection<Channel> all) {
    for (var channel : all) {
      if (byCode.put(channel.code(), channel) != null) {
        throw new IllegalStateException("There are two channels " + channel.code());
      }
    }
  }

  Optional<Channel> named(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** The channel of a subscription; empty when this version lacks it or a setting turned it off. */
  Optional<Channel> of(KeptSubscription subscription) {
    return named(subscription.terms().way().channel());
  }

  /** The subscriptions that the channels add. */
  Map<String, EventSettings.Operators> standing() {
    var all = new TreeMap<String, EventSettings.Operators>();
    byCode.values().forEach(channel -> all.putAll(channel.standing()));
    return all;
  }

  /** Their codes, in alphabetical order. */
  String known() {
    return String.join(", ", byCode.keySet());
  }
}
