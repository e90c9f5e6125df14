package nl.pzp.his;

/**
 * A letter as a file for others.
 *
 * @param name of the file; the same letter has the same name each time
 */
@SuppressWarnings("ArrayRecordComponent") // carried once, never compared
record LetterFile(String name, byte[] content) {

  /** Without content. */
  @Override
  public String toString() {
    return "LetterFile[" + name + "]";
  }
}
