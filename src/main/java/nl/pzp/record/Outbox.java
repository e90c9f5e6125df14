package nl.pzp.record;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The events that were committed and not published yet. */
@SuppressWarnings("DoNotCallSuggester") // signatures first
public final class Outbox {

  /** The oldest unpublished events, at most 1000; one person's events stand in their order. */
  public List<OutboxEvent> pending(int limit) {
    throw new UnsupportedOperationException("in the making");
  }

  /** Marks events as published; those that were so already stay as they are. */
  public void published(Collection<UUID> events) {
    throw new UnsupportedOperationException("in the making");
  }
}
