package nl.pzp.terminology;

import org.jspecify.annotations.Nullable;

/**
 * A code with its system, which some questions of the form do not have.
 *
 * @param system absent where the standard gives a bare code, such as 1 and 0 for yes and no
 */
public record Coded(@Nullable String system, String code, @Nullable String display) {

  /** Whether system and code are those of the other; the display is for people. */
  public boolean sameAs(Coded other) {
    return code.equals(other.code) && java.util.Objects.equals(system, other.system);
  }
}
