package nl.pzp.form;

import java.util.List;

/**
 * Participants in the conversation (section 2).
 *
 * @param patient whether the patient is ticked; the form cannot say no
 * @param others before 1.0.0-rc3 the form asks roles and relationships in two unrelated lists; each
 *     answer is then an attendee
 */
public record Attendance(boolean patient, List<Attendee> others) {

  public static final Attendance NONE = new Attendance(false, List.of());

  public Attendance {
    others = List.copyOf(others);
  }
}
