package nl.pzp.record;

import org.jspecify.annotations.Nullable;

/**
 * A message of the inbox with its content.
 *
 * @param body as it came, or null when it was refused unread, or was erased
 * @param answer what the sender was told, or null when it was not answered yet, or was erased
 */
@SuppressWarnings("ArrayRecordComponent") // carried once, never compared
public record KeptMessage(
    MessageSummary summary, byte @Nullable [] body, @Nullable StoredResponse answer) {

  @Override
  public String toString() {
    return summary.toString();
  }
}
