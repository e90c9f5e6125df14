package nl.pzp.form;

import java.util.List;

/**
 * Who was at the conversation (section 2).
 *
 * @param patient whether the patient was ticked; the form has no way to say no
 * @param others before 1.0.0-rc3 the form asks roles and relationships in two lists that do not say
 *     which belong together: then each answer is an attendee of its own
 */
public record Attendance(boolean patient, List<Attendee> others) {

  public static final Attendance NONE = new Attendance(false, List.of());

  public Attendance {
    others = List.copyOf(others);
  }
}
