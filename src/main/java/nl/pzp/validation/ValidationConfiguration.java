package nl.pzp.validation;

import java.net.URI;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Names the beans of validation.
 *
 * <p>Settings: {@code pzp.profiles.dir}; {@code pzp.packages.dir}, the folder of national packages;
 * {@code pzp.packages.server}, the address of a FHIR package server from which packages that are
 * not in the folder are fetched, once, at start (none by default: nothing is fetched); {@code
 * pzp.validation.warm-up}, whether to load and warm the validator in the background after start.
 */
@Configuration
public class ValidationConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(ValidationConfiguration.class);

  @Bean
  PackageList packageList(@Value("${pzp.profiles.dir:profiles}") Path profiles) {
    return PackageList.read(profiles.resolve("packages.yaml"));
  }

  @Bean
  PackageStore packageStore(
      @Value("${pzp.packages.dir:packages}") Path folder,
      @Value("${pzp.packages.server:}") String server) {
    return new PackageStore(
        folder, server.isBlank() ? PackageServer.none() : PackageServer.at(URI.create(server)));
  }

  @Bean
  ResourceValidator resourceValidator(
      PackageList packages,
      PackageStore store,
      @Value("${pzp.profiles.dir:profiles}") Path profiles) {
    return new ResourceValidator(
        packages,
        store,
        ValidationRules.read(profiles.resolve("validation-rules.yaml")),
        profiles.resolve("regional"));
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> validatorWarmUp(
      PackageList packages,
      PackageStore store,
      ResourceValidator validator,
      @Value("${pzp.validation.warm-up:true}") boolean warmUp) {
    return event -> {
      if (warmUp) {
        var thread =
            new Thread(new ValidatorWarmUp(packages, store, validator, LOG), "validator-warm-up");
        thread.setDaemon(true);
        thread.start();
      }
    };
  }
}
