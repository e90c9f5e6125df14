package nl.pzp.record;

import java.util.UUID;

/** One person of the record, whatever patient ids and sources know them by. */
public record PersonId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
