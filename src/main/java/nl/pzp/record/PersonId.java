package nl.pzp.record;

import java.util.UUID;

/** One person of the record, whatever patient ids and sources know them by. */
public record PersonId(UUID value) implements Comparable<PersonId> {

  @Override
  public int compareTo(PersonId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
