package nl.pzp.stu3;

import org.jspecify.annotations.Nullable;

/**
 * How an STU3 resource should look.
 *
 * @param carriesMore whether the adapter's own extensions carry what STU3 has no place for
 * @param zorgviewerSource when the Zorgviewer is to render it: the uri of the organisation that it
 *     shows as source where the resource names none
 */
public record Stu3Style(boolean carriesMore, @Nullable String zorgviewerSource) {

  /** Everything, with the adapter's own extensions where needed. */
  public static Stu3Style full() {
    return new Stu3Style(true, null);
  }

  /** Exactly the shape of the standard's published examples: what has no place there is lost. */
  public static Stu3Style plain() {
    return new Stu3Style(false, null);
  }

  /** Everything, arranged so that the views of the Zorgviewer show it. */
  public static Stu3Style forZorgviewer(String source) {
    return new Stu3Style(true, source);
  }
}
