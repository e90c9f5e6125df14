package nl.pzp.validation;

import java.net.URI;
import nl.pzp.terminology.InstalledFolder;
import nl.pzp.terminology.Profiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of the validator; warms it in the background after start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PackagesSettings.class, ValidationSettings.class})
class ValidationConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(ValidationConfiguration.class);

  @Bean
  PackageList packageList(Profiles profiles) {
    return PackageList.read(profiles);
  }

  @Bean
  PackageStore packageStore(PackagesSettings settings) {
    var server = settings.server();
    return new PackageStore(
        InstalledFolder.find("packages", settings.dir()),
        server == null || server.isBlank()
            ? PackageServer.none()
            : PackageServer.at(URI.create(server)));
  }

  @Bean
  ResourceValidator resourceValidator(PackageList packages, PackageStore store, Profiles profiles) {
    return new ResourceValidator(
        packages, store, ValidationRules.read(profiles), profiles.resolve("regional"));
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> validatorWarmUp(
      PackageList packages,
      PackageStore store,
      ResourceValidator validator,
      ValidationSettings settings) {
    return event -> {
      if (settings.warmUp()) {
        var thread =
            new Thread(new ValidatorWarmUp(packages, store, validator, LOG), "validator-warm-up");
        thread.setDaemon(true);
        thread.start();
      }
    };
  }
}
