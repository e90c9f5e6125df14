package nl.pzp.terminology;

import org.jspecify.annotations.Nullable;

/**
 * A code with its system.
 *
 * @param system absent where the standard uses a bare code, such as 1 and 0 for yes and no
 */
public record Coded(@Nullable String system, String code, @Nullable String display) {

  /** Compares system and code, not the display. */
  public boolean sameAs(Coded other) {
    return code.equals(other.code) && java.util.Objects.equals(system, other.system);
  }
}
