package nl.pzp.epd;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.Set;
import nl.pzp.epd.hl7v2.Hl7Header;

/** Counts messages by type and result. */
final class Hl7Counts {

  private static final Set<String> NAMED = Set.of("ADT", "MDM", "ORU", "ORM", "SIU", "ACK");

  private final MeterRegistry meters;

  Hl7Counts(MeterRegistry meters) {
    this.meters = meters;
  }

  void count(Optional<Hl7Header> header, String what) {
    Counter.builder("pzp.hl7v2.messages")
        .description("HL7v2 messages, by type and by what was done with them")
        // Count only known types: a sender could fill the memory with others.
        .tag("type", header.map(Hl7Header::messageCode).filter(NAMED::contains).orElse("other"))
        .tag("done", what)
        .register(meters)
        .increment();
  }
}
