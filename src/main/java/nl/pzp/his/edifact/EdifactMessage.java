package nl.pzp.his.edifact;

import java.util.List;
import nl.pzp.problem.Problem;

/**
 * One message of an interchange, from UNH to UNT.
 *
 * @param reference the sender's own number of the message (0062)
 * @param type such as {@code MEDVRI}
 * @param segments between the two, in order
 * @param content the bytes of the message
 * @param problems errors that prevent its use
 */
@SuppressWarnings("ArrayRecordComponent") // carried once, never compared
public record EdifactMessage(
    String reference, String type, List<Segment> segments, byte[] content, List<Problem> problems) {

  public EdifactMessage {
    segments = List.copyOf(segments);
    problems = List.copyOf(problems);
  }

  @Override
  public String toString() {
    return "EdifactMessage[" + type + ", " + segments.size() + " segments]";
  }
}
