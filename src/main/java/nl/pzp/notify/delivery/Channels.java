package nl.pzp.notify.delivery;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.subscription.KeptSubscription;
import org.springframework.stereotype.Component;

/** The channels that there are, by their code. */
@Component
public final class Channels {

  private final Map<String, Channel> byCode = new TreeMap<>();

  /** Two of one code are a defect. */
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

  /**
   * The channel of a subscription; none when this program no longer has it, or when a setting
   * turned it off.
   */
  Optional<Channel> of(KeptSubscription subscription) {
    return named(subscription.terms().way().channel());
  }

  /** The subscriptions that they bring along. */
  Map<String, EventSettings.Operators> standing() {
    var all = new TreeMap<String, EventSettings.Operators>();
    byCode.values().forEach(channel -> all.putAll(channel.standing()));
    return all;
  }

  /** Their codes, in order of the alphabet. */
  String known() {
    return String.join(", ", byCode.keySet());
  }
}
