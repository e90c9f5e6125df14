package nl.pzp.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A message that was read, on its way to be committed; every step gives a fuller one.
 *
 * @param parts what the message holds, each entry once, in its order
 * @param forms the filled forms among them, with what was made from each
 */
public record MessageDraft(
    Arrival arrival,
    List<Part> parts,
    MessageSubject whose,
    List<FilledForm> forms,
    List<Note> notes) {

  public MessageDraft {
    parts = List.copyOf(parts);
    forms = List.copyOf(forms);
    notes = List.copyOf(notes);
  }

  MessageDraft with(List<FilledForm> newForms, List<Note> more) {
    var all = new ArrayList<>(notes);
    all.addAll(more);
    return new MessageDraft(arrival, parts, whose, newForms, all);
  }

  /** The parts that were sent and those that were made. */
  Stream<Part> everything() {
    return Stream.concat(parts.stream(), forms.stream().flatMap(form -> form.made().stream()));
  }

  @Override
  public String toString() {
    return "MessageDraft[" + arrival.message() + ", " + parts.size() + " parts]";
  }
}
