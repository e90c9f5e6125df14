package nl.pzp.bench;

import java.net.URI;
import java.util.List;
import nl.pzp.validation.PackageList;
import nl.pzp.validation.PackageServer;
import nl.pzp.validation.PackageStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Downloads the national FHIR packages into their folder, once. */
@Command(
    name = "fetch-packages",
    description = {
      "Fetches the national packages that profiles/packages.yaml names, each by its sha256, unless"
          + " they are there already."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:Every package lies in the folder.",
      "1:A package could not be had.",
      "2:The command was given wrongly."
    },
    mixinStandardHelpOptions = true)
final class FetchPackagesCommand implements BenchCommand {

  private final Console console;

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--server",
      required = true,
      paramLabel = "URL",
      description = "Address of the FHIR package server.")
  private URI server = URI.create("");

  @Option(
      names = "--packages-dir",
      paramLabel = "DIR",
      description =
          "The folder for the packages. Without it: pzp.packages.dir, PZP_PACKAGES_DIR, or packages"
              + " in the working folder or beside the jar.")
  private @Nullable String packagesFolder;

  FetchPackagesCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public Integer call() {
    var bench = common.workbench();
    var findings = common.findings(bench);
    var store =
        new PackageStore(Workbench.folder("packages", packagesFolder), PackageServer.at(server));
    var status = ExitStatus.OK;
    for (var wanted : PackageList.read(bench.profiles()).packages()) {
      var problem = store.fetch(wanted);
      if (problem.isEmpty()) {
        console.out().println(wanted.id() + ": ok");
      } else {
        var finding = findings.of(problem.get(), List.of());
        console.out().println(wanted.id() + ": " + finding.code() + " " + finding.message());
        console.out().println("  " + finding.remedy());
        status = ExitStatus.FINDINGS;
      }
    }
    return status;
  }
}
