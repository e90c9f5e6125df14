package nl.pzp;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import nl.pzp.terminology.InstalledFolder;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Sets the default folders of the distribution early: Camel needs the routes folder before any bean
 * exists.
 */
final class Folders implements EnvironmentPostProcessor {

  private static final Map<String, String> FOLDERS =
      Map.of(
          "pzp.profiles.dir", "profiles",
          "pzp.routes.dir", "camel-routes",
          "pzp.packages.dir", "packages");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var found = new HashMap<String, Object>();
    FOLDERS.forEach(
        (setting, name) -> found.put(setting, InstalledFolder.find(name, null).toString()));
    // The embedded database takes no path that begins at the working folder.
    var data = Path.of(environment.getProperty("pzp.data.dir", "data"));
    found.put("pzp.data.path", data.toAbsolutePath().normalize().toString());
    environment.getPropertySources().addLast(new MapPropertySource("folders", found));
  }
}
