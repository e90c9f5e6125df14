package nl.pzp.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs a command in this process, as a shell would. */
final class Shell {

  /** The result of a command. */
  record Ended(int status, String out, String err) {}

  private Shell() {}

  /** Runs a command in English, unless the arguments choose another language. */
  static Ended run(String... arguments) {
    return runWith("", arguments);
  }

  static Ended runWith(String standardInput, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var all = new ArrayList<>(List.of(arguments));
    if (!all.contains("--lang")) {
      all.addAll(1, List.of("--lang", "en"));
    }
    var status =
        CommandLineEntry.run(
            new Console(
                new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)),
            all.toArray(String[]::new));
    return new Ended(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
