package nl.pzp;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class PzpAdapterApplication {
  public static void main(String[] arguments) {
    SpringApplication.run(PzpAdapterApplication.class, arguments);
  }
}
