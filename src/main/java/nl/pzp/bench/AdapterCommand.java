package nl.pzp.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The root command. Without a subcommand, the jar runs the server. */
@Command(
    name = "pzp-adapter",
    description = {
      "The PZP adapter: advance care plans between GP systems, hospitals and FHIR servers.",
      "Without a command it serves; settings are given as --name=value (docs/configuration.md)."
    },
    versionProvider = AdapterCommand.Version.class,
    mixinStandardHelpOptions = true)
final class AdapterCommand {

  /** The version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = AdapterCommand.class.getPackage().getImplementationVersion();
      return new String[] {"pzp-adapter " + (version == null ? "(not from a jar)" : version)};
    }
  }
}
