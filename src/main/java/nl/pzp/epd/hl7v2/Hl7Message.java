package nl.pzp.epd.hl7v2;

import java.util.List;
import java.util.Optional;

/** A parsed message: its segments in order, the header first. */
public final class Hl7Message {

  private final Hl7Header header;
  private final List<Hl7Segment> segments;

  Hl7Message(Hl7Header header, List<Hl7Segment> segments) {
    this.header = header;
    this.segments = List.copyOf(segments);
  }

  public Hl7Header header() {
    return header;
  }

  public List<Hl7Segment> segments() {
    return segments;
  }

  public Optional<Hl7Segment> first(String name) {
    return segments.stream().filter(segment -> segment.name().equals(name)).findFirst();
  }

  public List<Hl7Segment> all(String name) {
    return segments.stream().filter(segment -> segment.name().equals(name)).toList();
  }

  /** Omits the content. */
  @Override
  public String toString() {
    return "Hl7Message[" + header.type() + "]";
  }
}
