package nl.pzp.epd.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One segment, with the field numbers of the standard. */
public final class Hl7Segment {

  private final String name;
  private final List<String> fields;
  private final Hl7Syntax syntax;

  Hl7Segment(String name, List<String> fields, Hl7Syntax syntax) {
    this.name = name;
    this.fields = fields;
    this.syntax = syntax;
  }

  public String name() {
    return name;
  }

  /** The raw field, with its separators; empty when it is absent. */
  public String raw(int number) {
    return number < fields.size() ? fields.get(number) : "";
  }

  /** The first repetition. */
  public Hl7Field field(int number) {
    return new Hl7Field(Hl7Field.part(raw(number), syntax.separators().repetition(), 1), syntax);
  }

  /** The text of the first component of the first repetition. */
  public Optional<String> value(int number) {
    return field(number).component(1);
  }

  public Optional<String> value(int number, int component) {
    return field(number).component(component);
  }

  /** All repetitions; empty for an absent field. */
  public List<Hl7Field> repetitions(int number) {
    var whole = raw(number);
    var found = new ArrayList<Hl7Field>();
    int from = 0;
    while (!whole.isEmpty() && from <= whole.length()) {
      int next = whole.indexOf(syntax.separators().repetition(), from);
      int end = next < 0 ? whole.length() : next;
      found.add(new Hl7Field(whole.substring(from, end), syntax));
      from = end + 1;
    }
    return found;
  }

  /** Omits the content. */
  @Override
  public String toString() {
    return "Hl7Segment[" + name + "]";
  }
}
