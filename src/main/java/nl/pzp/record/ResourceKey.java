package nl.pzp.record;

/** A type and id. */
record ResourceKey(String type, String id) {

  @Override
  public String toString() {
    return type + "/" + id;
  }
}
