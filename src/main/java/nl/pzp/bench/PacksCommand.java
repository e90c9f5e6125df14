package nl.pzp.bench;

import java.nio.file.Path;
import java.util.Locale;
import nl.pzp.bench.edition.EditionDraft;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Derives a draft pack from a published package (docs/OPERATING.md, A new edition). */
@Command(
    name = "packs",
    description = {
      "derive: compares a published FHIR package of the standard (.tgz) with the nearest known"
          + " pack, question by question: same, renamed, changed, new, gone. With --out it also"
          + " writes a draft pack."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:Everything is as known.",
      "1:Something differs; a person has to look.",
      "2:The command was given wrongly, or the file is no such package."
    },
    mixinStandardHelpOptions = true)
final class PacksCommand implements BenchCommand {

  /** The action on a package. */
  enum Action {
    DERIVE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Console console;

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(index = "0", paramLabel = "ACTION", description = "${COMPLETION-CANDIDATES}")
  private Action action = Action.DERIVE;

  @Parameters(index = "1", paramLabel = "PACKAGE", description = "The published package, a .tgz.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the draft pack in a new folder below this one.")
  private @Nullable Path out;

  PacksCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public Integer call() {
    return switch (action) {
      case DERIVE -> derive();
    };
  }

  private int derive() {
    var draft = EditionDraft.of(file, common.workbench().packs());
    draft.report().forEach(console.out()::println);
    if (out != null) {
      console.out().println("Draft pack: " + draft.write(out));
    }
    console.out().flush();
    return draft.isAsKnown() ? ExitStatus.OK : ExitStatus.FINDINGS;
  }
}
