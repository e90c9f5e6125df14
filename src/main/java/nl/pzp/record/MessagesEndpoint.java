package nl.pzp.record;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.lang.Nullable;

/** Shows on the management port which messages were refused or left open. */
@Endpoint(id = "messages")
public final class MessagesEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(MessagesEndpoint.class);
  private static final Set<MessageState> NOT_TAKEN =
      EnumSet.of(MessageState.REFUSED, MessageState.RECEIVED);
  private static final int USUAL = 100;
  private static final int MOST = 500;

  private final MessageLines lines;
  private final Clock clock;

  MessagesEndpoint(MessageLines lines, Clock clock) {
    this.lines = lines;
    this.clock = clock;
  }

  /**
   * The newest first.
   *
   * @param state {@code received}, {@code refused} or {@code committed}; both of the first two when
   *     left out
   * @param door such as {@code mllp} or {@code edifact}; all when left out
   * @param olderThan id of the last message of the page before
   * @param limit at most 500; 100 when left out
   */
  @ReadOperation
  public WebEndpointResponse<Object> newest(
      @Nullable String state,
      @Nullable String door,
      @Nullable String olderThan,
      @Nullable Integer limit) {
    try {
      var states =
          state == null
              ? NOT_TAKEN
              : EnumSet.of(MessageState.valueOf(state.toUpperCase(Locale.ROOT)));
      var before = olderThan == null ? null : UUID.fromString(olderThan);
      var most = Math.max(1, Math.min(limit == null ? USUAL : limit, MOST));
      return new WebEndpointResponse<>(lines.newest(states, door, before, most));
    } catch (IllegalArgumentException e) {
      return new WebEndpointResponse<>(
          Map.of("states", List.of("received", "refused", "committed")),
          WebEndpointResponse.STATUS_BAD_REQUEST);
    }
  }

  /** One message. */
  @ReadOperation
  public WebEndpointResponse<Object> one(@Selector String message) {
    try {
      return lines
          .find(UUID.fromString(message))
          .map(line -> new WebEndpointResponse<Object>(line))
          .orElseGet(MessagesEndpoint::unknown);
    } catch (IllegalArgumentException e) {
      return unknown();
    }
  }

  /** Logs at the start how many messages an earlier run left open. */
  @EventListener(ApplicationReadyEvent.class)
  void tellOfEarlierRun() {
    var open = lines.countOpen(clock.instant());
    if (open > 0) {
      LOG.warn("{} messages of an earlier run are open; /actuator/messages lists them", open);
    }
  }

  private static WebEndpointResponse<Object> unknown() {
    return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
  }
}
