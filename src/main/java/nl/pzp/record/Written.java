package nl.pzp.record;

/**
 * The effect of a write, and the version that is current after it.
 *
 * @param resource the new version, or for {@link WriteEffect#UNCHANGED} the one that was there
 */
public record Written(WriteEffect effect, StoredResource resource) {

  public boolean changed() {
    return effect != WriteEffect.UNCHANGED;
  }
}
