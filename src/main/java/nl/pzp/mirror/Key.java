package nl.pzp.mirror;

import nl.pzp.record.StoredResource;

/** A resource of any version. */
record Key(String type, String id) {

  static Key of(StoredResource stored) {
    return new Key(stored.type(), stored.id());
  }

  boolean isPatient() {
    return type.equals("Patient");
  }

  @Override
  public String toString() {
    return type + "/" + id;
  }
}
