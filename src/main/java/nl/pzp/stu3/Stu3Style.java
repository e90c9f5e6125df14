package nl.pzp.stu3;

import org.jspecify.annotations.Nullable;

/**
 * Output options for STU3.
 *
 * @param carriesMore whether the adapter's own extensions carry elements that STU3 lacks
 * @param zorgviewerSource for rendering in the Zorgviewer: URI of the organisation displayed as
 *     source when the resource has none
 */
public record Stu3Style(boolean carriesMore, @Nullable String zorgviewerSource) {

  /** Everything, with the adapter's own extensions where needed. */
  public static Stu3Style full() {
    return new Stu3Style(true, null);
  }

  /** Exactly the shape of the standard's published examples; drops everything else. */
  public static Stu3Style plain() {
    return new Stu3Style(false, null);
  }

  /** Everything, arranged so that the views of the Zorgviewer show it. */
  public static Stu3Style forZorgviewer(String source) {
    return new Stu3Style(true, source);
  }
}
