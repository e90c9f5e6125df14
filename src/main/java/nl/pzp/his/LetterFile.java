package nl.pzp.his;

/**
 * An outgoing letter as a file.
 *
 * @param name of the file; the same letter always has the same name
 */
@SuppressWarnings("ArrayRecordComponent") // carried once, never compared
record LetterFile(String name, byte[] content) {

  /** Omits the content. */
  @Override
  public String toString() {
    return "LetterFile[" + name + "]";
  }
}
