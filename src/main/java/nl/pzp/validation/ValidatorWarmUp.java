package nl.pzp.validation;

import ca.uhn.fhir.context.FhirVersionEnum;
import nl.pzp.problem.FailureTrace;
import org.slf4j.Logger;

/**
 * Runs once in the background after start: fetches missing packages if a server is configured, then
 * loads and warms the validator. Logs every fetch.
 */
final class ValidatorWarmUp implements Runnable {

  private final PackageList packages;
  private final PackageStore store;
  private final ResourceValidator validator;
  private final Logger log;

  ValidatorWarmUp(
      PackageList packages, PackageStore store, ResourceValidator validator, Logger log) {
    this.packages = packages;
    this.store = store;
    this.validator = validator;
    this.log = log;
  }

  @Override
  public void run() {
    try {
      fetchMissing();
      validator.warmUp();
      var basis = validator.basis(FhirVersionEnum.R4);
      log.info("Validator ready: {}", basis.statement());
      basis.absences().forEach(problem -> log.warn("Validator: {}", problem));
    } catch (RuntimeException | LinkageError e) {
      log.error("Validator unavailable: {}", FailureTrace.of(e));
    }
  }

  private void fetchMissing() {
    var missing =
        packages.of(FhirVersionEnum.R4).stream().filter(wanted -> !store.has(wanted)).toList();
    if (store.canFetch() && !missing.isEmpty()) {
      missing.forEach(this::fetch);
      validator.reload();
    }
  }

  private void fetch(NationalPackage wanted) {
    log.info("Fetching package {}", wanted.id());
    store.fetch(wanted).ifPresent(problem -> log.warn("Not fetched: {}", problem));
  }
}
