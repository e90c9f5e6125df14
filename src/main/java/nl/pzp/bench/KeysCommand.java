package nl.pzp.bench;

import nl.pzp.problem.ProblemException;
import nl.pzp.record.atrest.AtRestProblem;
import nl.pzp.record.atrest.KeyRotation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes the keys of the data folder (docs/OPERATING.md, Keys). */
@Command(
    name = "keys",
    description = {
      "rotate: makes a new data key, seals everything again with it, and forgets the older ones that"
          + " were replaced an hour ago or more. May be repeated and broken off at any moment.",
      "renew-file: makes a new key file; back it up, and keep the old one with older backups."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:Done.",
      "2:The command was given wrongly, or the database is not there or in use."
    },
    mixinStandardHelpOptions = true)
final class KeysCommand implements BenchCommand {

  /** The action on the keys. */
  enum Action {
    ROTATE,
    RENEW_FILE;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private final Console console;

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "ACTION", description = "${COMPLETION-CANDIDATES}")
  private Action action = Action.ROTATE;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "The adapter's data folder. Without it: pzp.data.dir, PZP_DATA_DIR, or data in the working"
              + " folder. All other settings are taken as the adapter takes them.")
  private @Nullable String dataFolder;

  KeysCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public Integer call() {
    try (var data = DataFolder.open(dataFolder)) {
      switch (action) {
        case ROTATE -> rotate(data.keyRotation());
        case RENEW_FILE ->
            console.out().println("New key file: " + data.keyRotation().newKeyFile());
      }
    }
    console.out().flush();
    return ExitStatus.OK;
  }

  private void rotate(KeyRotation keys) {
    var number = keys.newDataKey();
    var count = keys.reencrypt();
    console.out().println("Data key " + number + " made; values sealed again: " + count);
    for (var old : keys.replaced()) {
      if (isForgotten(keys, old)) {
        console.out().println("Data key " + old + " forgotten");
      } else {
        console.out().println("Data key " + old + " kept; rotate again after an hour or more");
      }
    }
  }

  private static boolean isForgotten(KeyRotation keys, int number) {
    try {
      keys.retire(number);
      return true;
    } catch (ProblemException e) {
      if (e.problems().stream().allMatch(problem -> problem.code() == AtRestProblem.KEY_IN_USE)) {
        return false;
      }
      throw e;
    }
  }
}
