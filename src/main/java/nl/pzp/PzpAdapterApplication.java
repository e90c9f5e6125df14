package nl.pzp;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The adapter as a server. */
@SpringBootApplication
public class PzpAdapterApplication {

  /** Starts the server. */
  public static void main(String[] arguments) {
    SpringApplication.run(PzpAdapterApplication.class, arguments);
  }
}
