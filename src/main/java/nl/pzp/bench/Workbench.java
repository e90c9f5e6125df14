package nl.pzp.bench;

import java.nio.file.Path;
import nl.pzp.convert.Converter;
import nl.pzp.convert.Formats;
import nl.pzp.convert.MessageReader;
import nl.pzp.convert.Stu3;
import nl.pzp.guard.LimitSettings;
import nl.pzp.guard.TextGuard;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.InstalledFolder;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.Systems;
import nl.pzp.validation.ResourceValidator;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Creates the tools of one command from the profiles folder. */
final class Workbench {

  // The server's source in open mode, so that ids equal those of the server.
  private static final String UNNAMED_SOURCE = "urn:pzp:source:unnamed";
  private static final int NESTING = 100;

  private final Profiles profiles;
  private final Packs packs;
  private final Formats formats;
  private final Systems systems;
  private final ConceptMaps maps;
  private final Stu3 stu3;

  Workbench(Profiles profiles) {
    this.profiles = profiles;
    this.packs = Packs.read(profiles);
    this.formats = Formats.read(profiles, packs);
    this.systems = Systems.read(profiles);
    this.maps = ConceptMaps.read(profiles);
    this.stu3 = new Stu3(profiles, packs, systems, maps);
  }

  /** The folder in the option, system property or environment variable; else the distribution's. */
  static Path folder(String name, @Nullable String option) {
    var property = System.getProperty("pzp." + name + ".dir");
    var variable = System.getenv("PZP_" + name.toUpperCase(java.util.Locale.ROOT) + "_DIR");
    return InstalledFolder.find(
        name, option != null ? option : property != null ? property : variable);
  }

  Profiles profiles() {
    return profiles;
  }

  Packs packs() {
    return packs;
  }

  Formats formats() {
    return formats;
  }

  ProblemCatalogue catalogue() {
    return ProblemCatalogue.in(profiles.resolve("problems"));
  }

  TextGuard guard() {
    return new TextGuard(new LimitSettings(DataSize.ofMegabytes(16), NESTING, NESTING, NESTING));
  }

  MessageReader reader() {
    return new MessageReader(formats, systems, stu3, UNNAMED_SOURCE);
  }

  Converter converter() {
    return new Converter(packs, maps, stu3, UNNAMED_SOURCE);
  }

  /** Loads the profiles at first use, which takes seconds. */
  ResourceValidator validator(Path packages) {
    return ResourceValidator.over(profiles, packages);
  }
}
