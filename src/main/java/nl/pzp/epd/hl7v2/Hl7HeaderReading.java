package nl.pzp.epd.hl7v2;

/** The result of reading a header. */
public sealed interface Hl7HeaderReading {

  record Read(Hl7Header header) implements Hl7HeaderReading {}

  record None(Hl7Problem problem) implements Hl7HeaderReading {}
}
