package nl.pzp.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.rest.api.EncodingEnum;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Profiles;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * Checks resources and Bundles against base FHIR, their {@code meta.profile}, and the form that
 * they answer. Thread-safe. Loads at the first use, which takes seconds, or by {@link #warmUp}.
 *
 * <p>Prefer a Bundle to its parts: only then can profiles check the targets of references, and it
 * is faster.
 */
public final class ResourceValidator {

  /** In which the record keeps everything. */
  private static final FhirVersionEnum KEPT = FhirVersionEnum.R4;

  private final Map<FhirVersionEnum, LazyValidator> validators =
      new EnumMap<>(FhirVersionEnum.class);
  private volatile Readiness readiness = Readiness.COLD;

  /**
   * @param regional folder of the project's own definitions; it need not exist
   */
  public ResourceValidator(
      PackageList packages, PackageStore store, ValidationRules rules, Path regional) {
    for (var version : List.of(FhirVersionEnum.R4, FhirVersionEnum.DSTU3)) {
      var listed = packages.of(version);
      validators.put(
          version,
          new LazyValidator(
              () -> {
                var fhir = FhirContext.forCached(version);
                var folder = folder(regional, version);
                var prepared =
                    new PreparedSnapshots(fhir, folder.resolveSibling("regional-snapshots"));
                var own = new RegionalProfiles(fhir, folder, prepared);
                return new VersionValidator(
                    new ProfileSetLoader(fhir, store, listed, own).load(), rules, listed);
              }));
    }
  }

  // The regional profiles are written for the version in which the record keeps everything.
  private static Path folder(Path regional, FhirVersionEnum version) {
    return version == KEPT ? regional : regional.resolve(version.name().toLowerCase(Locale.ROOT));
  }

  /** A validator over these profiles and a folder of packages, without a server. */
  public static ResourceValidator over(Profiles profiles, Path packages) {
    return new ResourceValidator(
        PackageList.read(profiles),
        new PackageStore(packages, PackageServer.none()),
        ValidationRules.read(profiles),
        profiles.resolve("regional"));
  }

  public Findings check(IBaseResource resource) {
    return check(resource, List.of());
  }

  /** Checks against these profiles too, each an address or {@code address|version}. */
  public Findings check(IBaseResource resource, Collection<String> profiles) {
    var version = resource.getStructureFhirVersionEnum();
    return validator(version)
        .map(validator -> validator.check(resource, profiles))
        .orElseGet(() -> notChecked(version));
  }

  /** Checks a text before anything has been parsed away: elements that FHIR does not know show. */
  public Findings check(
      String body, EncodingEnum encoding, FhirVersionEnum version, Collection<String> profiles) {
    return validator(version)
        .map(validator -> validator.check(body, encoding, profiles))
        .orElseGet(() -> notChecked(version));
  }

  /** Findings with the validator's text, which quotes the message: only for its owner. */
  public List<RawFinding> explain(
      String body, EncodingEnum encoding, FhirVersionEnum version, Collection<String> profiles) {
    return validator(version)
        .map(validator -> validator.explain(body, encoding, profiles))
        .orElseGet(
            () ->
                notChecked(version).problems().stream()
                    .map(problem -> new RawFinding(problem, 0, 0, ""))
                    .toList());
  }

  /** The definitions for resources of this version; loads them if necessary. */
  public Basis basis(FhirVersionEnum version) {
    return validator(version)
        .map(validator -> validator.profiles().basis())
        .orElseGet(() -> Basis.nothing(version.getFhirVersionString()));
  }

  /** The same if it has been loaded, without waiting: for health and metadata. */
  public Optional<Basis> basisIfLoaded(FhirVersionEnum version) {
    return Optional.ofNullable(validators.get(version))
        .flatMap(LazyValidator::ifLoaded)
        .map(validator -> validator.profiles().basis());
  }

  /** Picks up new packages in the folder: the next use reloads. */
  public void reload() {
    readiness = Readiness.COLD;
    validators.values().forEach(LazyValidator::forget);
  }

  public Readiness readiness() {
    return readiness;
  }

  /**
   * Loads the definitions of the record's FHIR version, and checks a small message with every
   * profile of the guide, so that the first real message does not wait. STU3 is loaded on demand.
   *
   * @throws RuntimeException when loading fails; {@link #readiness} then reports it
   */
  public void warmUp() {
    readiness = Readiness.WARMING;
    try {
      var loaded = validator(KEPT).orElseThrow();
      loaded.check(WarmUpBundle.using(loaded.profiles()), List.of());
      readiness = Readiness.READY;
    } catch (RuntimeException | LinkageError e) {
      readiness = Readiness.UNAVAILABLE;
      throw e;
    }
  }

  private Optional<VersionValidator> validator(FhirVersionEnum version) {
    return Optional.ofNullable(validators.get(version)).map(LazyValidator::get);
  }

  private static Findings notChecked(FhirVersionEnum version) {
    var number = version.getFhirVersionString();
    return new Findings(
        List.of(Problem.of(ValidationProblem.VERSION_NOT_CHECKED).with("fhirVersion", number)),
        Basis.nothing(number));
  }
}
