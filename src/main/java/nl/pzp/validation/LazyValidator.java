package nl.pzp.validation;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The validator of one FHIR version, loaded once, when it is first needed. */
final class LazyValidator {

  private final Supplier<VersionValidator> loader;
  private volatile @Nullable VersionValidator loaded;

  LazyValidator(Supplier<VersionValidator> loader) {
    this.loader = loader;
  }

  VersionValidator get() {
    var present = loaded;
    return present == null ? load() : present;
  }

  /** Without waiting for a load that is going on. */
  Optional<VersionValidator> ifLoaded() {
    return Optional.ofNullable(loaded);
  }

  /** Forces a reload at the next use. */
  synchronized void forget() {
    loaded = null;
  }

  private synchronized VersionValidator load() {
    var present = loaded;
    if (present == null) {
      present = loader.get();
      loaded = present;
    }
    return present;
  }
}
