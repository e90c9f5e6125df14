package nl.pzp.record;

import java.util.UUID;

/** One message in the inbox. */
public record MessageId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
