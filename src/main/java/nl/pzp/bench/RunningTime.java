package nl.pzp.bench;

import java.io.IOException;
import nl.pzp.problem.Problem;
import picocli.CommandLine.Option;

/** The running time of a command that plays another party. */
final class RunningTime {

  /** Work that calls the adapter. */
  interface Talk<T> {
    T run() throws IOException, InterruptedException;
  }

  /** Work of every second, given the seconds that remain. */
  interface Second {
    void pass(long left) throws IOException;
  }

  @Option(
      names = "--for",
      paramLabel = "SECONDS",
      description = "End after so many seconds; until it is stopped unless told.")
  private long seconds = Long.MAX_VALUE;

  /** Runs the work every second until the time is over. */
  void pass(Second second) throws IOException, InterruptedException {
    for (long left = seconds; left > 0; left--) {
      Thread.sleep(1000);
      second.pass(left);
    }
  }

  /**
   * Returns the result of the work.
   *
   * @throws nl.pzp.problem.ProblemException when the adapter cannot be reached or refuses
   */
  static <T> T talking(Talk<T> talk) throws InterruptedException {
    try {
      return talk.run();
    } catch (IOException e) {
      throw Problem.of(BenchProblem.ADAPTER_REFUSES)
          .with("reason", String.valueOf(e.getMessage()))
          .asException();
    }
  }
}
