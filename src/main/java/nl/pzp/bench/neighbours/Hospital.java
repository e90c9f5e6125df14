package nl.pzp.bench.neighbours;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;

/** A hospital that speaks HL7v2 over MLLP: it sends its patients and receives messages. */
public final class Hospital implements AutoCloseable {

  /**
   * A sent message.
   *
   * @param type MSH-9
   * @param code MSA-1 of its answer; empty without an answer
   */
  public record Sent(String person, String type, String code) {}

  private static final int ANSWER_WITHIN = 30_000;
  private static final int IDLE = 600_000;

  private final NeighbourPeople people;
  private final HospitalMessageFiles messages;
  private final ServerSocket server;
  private final Consumer<String> says;
  private final String run;
  private final AtomicInteger numbers = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private volatile Manners manners = Manners.TAKE;

  /**
   * @param port where to listen on loopback; 0 for any
   * @param says receives a line for every step, without content
   */
  public Hospital(
      Profiles profiles, NeighbourPeople people, int port, Clock clock, Consumer<String> says)
      throws IOException {
    this.people = people;
    this.messages = new HospitalMessageFiles(profiles, Packs.read(profiles), clock);
    this.says = says;
    this.run = UUID.randomUUID().toString().substring(0, 8);
    this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::listen);
  }

  public int port() {
    return server.getLocalPort();
  }

  public void behave(Manners from) {
    manners = from;
  }

  /** All received messages, in order, including refused ones. */
  public List<String> received() {
    return List.copyOf(received);
  }

  /**
   * Sends the patient, the PDF and the filled form of one person, or of all.
   *
   * @param name of the person's folder in {@code profiles/examples}; all of them when empty
   * @param gp AGB code of the GP of all patients
   */
  public List<Sent> send(InetSocketAddress adapter, String name, String gp) throws IOException {
    var sent = new ArrayList<Sent>();
    for (var person : people.all()) {
      if (name.isEmpty() || person.name().equals(name)) {
        try (var connection =
            new Framed(new Socket(adapter.getAddress(), adapter.getPort()), ANSWER_WITHIN)) {
          for (var message : messages.of(person, gp, this::number)) {
            connection.write(message);
            var answer = connection.read().orElse("");
            var type = Segments.field(message, "MSH", 9);
            var code = Segments.field(answer, "MSA", 1);
            sent.add(new Sent(person.name(), type, code));
            says.accept(
                "hospital: sent " + type + " of " + person + ", answered " + said(answer, code));
          }
        }
      }
    }
    return sent;
  }

  // Unique per start, so that the next start does not reuse a number.
  private String number() {
    return run + "-" + numbers.incrementAndGet();
  }

  private static String said(String answer, String code) {
    return code.isEmpty() ? "nothing" : code + " " + Segments.field(answer, "MSA", 3);
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        // Closed: the server ends.
      }
    }
  }

  private void serve(Socket socket) {
    try (var connection = new Framed(socket, IDLE)) {
      for (var next = connection.read(); next.isPresent(); next = connection.read()) {
        var message = next.get();
        received.add(message);
        says.accept(
            "hospital: received "
                + Segments.field(message, "MSH", 9)
                + ", "
                + manners.name().toLowerCase(java.util.Locale.ROOT));
        switch (manners) {
          case TAKE -> connection.write(Segments.acknowledgement(message, "AA"));
          case REFUSE -> connection.write(Segments.acknowledgement(message, "AR"));
          case FAIL -> connection.write(Segments.acknowledgement(message, "AE"));
          case HANG -> {}
          case VANISH -> {
            return;
          }
        }
      }
    } catch (IOException e) {
      // The other side broke the connection; it will connect again.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
