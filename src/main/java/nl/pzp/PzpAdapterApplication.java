package nl.pzp;

import nl.pzp.bench.CommandLineEntry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the adapter as a server, or runs one command and exits. */
@SpringBootApplication
public class PzpAdapterApplication {

  /** Starts the server, unless the arguments name a command. */
  public static void main(String[] arguments) {
    if (CommandLineEntry.runs(arguments)) {
      System.exit(CommandLineEntry.run(arguments));
    }
    SpringApplication.run(PzpAdapterApplication.class, arguments);
  }
}
