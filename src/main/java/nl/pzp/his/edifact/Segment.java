package nl.pzp.his.edifact;

import java.util.List;

/**
 * One segment.
 *
 * @param number its position in the interchange, from 1, not counting the service string
 * @param tag three letters, such as {@code TXT}
 * @param nesting text behind the tag after a component separator, such as the line number of {@code
 *     TXT:3}; empty when absent
 * @param elements each with its components, released; an absent one is empty, never null
 * @param from first byte in the interchange
 * @param to after the last byte, its terminator included
 */
public record Segment(
    int number, String tag, String nesting, List<List<String>> elements, int from, int to) {

  public Segment {
    elements = elements.stream().map(List::copyOf).toList();
  }

  /** The components of an element, counted from 1 as in the standard; empty when absent. */
  public List<String> element(int position) {
    return position <= elements.size() ? elements.get(position - 1) : List.of();
  }

  /** One component, both counted from 1; empty when absent. */
  public String value(int position, int component) {
    var components = element(position);
    return component <= components.size() ? components.get(component - 1) : "";
  }

  public String value(int position) {
    return value(position, 1);
  }

  // Its content can be patient data.
  @Override
  public String toString() {
    return tag + " (segment " + number + ")";
  }
}
