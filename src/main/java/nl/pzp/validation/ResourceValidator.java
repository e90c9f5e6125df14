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
 * Checks resources and whole Bundles against base FHIR, what their {@code meta.profile} names, and
 * the form that they answer. Many threads may use one validator. It loads at the first use, which
 * takes seconds; {@link #warmUp} gets that out of the way.
 *
 * <p>Check a Bundle rather than its parts: profiles that look at the target of a reference can only
 * do so inside it, and it is quicker.
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
                var own = new RegionalProfiles(fhir, folder(regional, version));
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

  /**
   * The findings in the validator's own words, which quote the text: only for who gave the text.
   */
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

  /** What resources of this version are checked against; loads it when that has not been done. */
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

  /** Takes up packages that have come into the folder since: the next use loads anew. */
  public void reload() {
    readiness = Readiness.COLD;
    validators.values().forEach(LazyValidator::forget);
  }

  public Readiness readiness() {
    return readiness;
  }

  /**
   * Loads what the record's own version is checked against and checks one small message that uses
   * every profile of the guide, so that the first real one does not wait for definitions to be read
   * and converted. STU3 is loaded when somebody asks to have it checked.
   *
   * @throws RuntimeException when loading fails; {@link #readiness} then says so
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
