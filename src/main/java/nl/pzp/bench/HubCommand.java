package nl.pzp.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import nl.pzp.bench.hub.HubManners;
import nl.pzp.bench.hub.LearningHub;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a learning subscriber beside an adapter on this machine. */
@Command(
    name = "hub",
    description = {
      "A small hub that subscribes to an adapter on this machine: it receives, checks signature and"
          + " numbers, and asks for what it missed.",
      "docs/events.md says what a real one does."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:Every event arrived.",
      "1:Something is missing.",
      "2:The adapter could not be reached, or refused the subscription."
    },
    mixinStandardHelpOptions = true)
final class HubCommand implements BenchCommand {

  private final Console console;

  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private RunningTime time = new RunningTime();

  @Option(
      names = "--adapter",
      paramLabel = "URL",
      description = "The FHIR R4 door of the adapter (${DEFAULT-VALUE}).")
  private URI adapter = URI.create("http://127.0.0.1:8080/fhir/r4");

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "The topic, or its url (${DEFAULT-VALUE}).")
  private String topic = "palliative-marking";

  @Option(
      names = "--filter",
      paramLabel = "FILTER",
      description = "Such as Condition?phase=terminaal; may be repeated.")
  private List<String> filters = List.of();

  @Option(
      names = "--content",
      paramLabel = "LEVEL",
      description = "empty, id-only or full-resource (${DEFAULT-VALUE}).")
  private String content = "id-only";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where to listen on this machine; any free port unless told.")
  private int port;

  @Option(
      names = "--slow",
      paramLabel = "MILLISECONDS",
      description = "Take so long over every answer.")
  private int slow;

  @Option(
      names = "--fail-every",
      paramLabel = "COUNT",
      description = "Answer every so many with 503.")
  private int failEvery;

  @Option(
      names = "--vanish-after",
      paramLabel = "COUNT",
      description = "Say nothing at all after so many notifications.")
  private int vanishAfter;

  @Option(
      names = "--vanish-for",
      paramLabel = "SECONDS",
      description = "How long to stay away then (${DEFAULT-VALUE}).")
  private int vanishFor = 30;

  @Option(
      names = "--keep",
      description = "Leave the subscription as it is at the end, instead of removing it.")
  private boolean keep;

  HubCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public Integer call() throws InterruptedException {
    return RunningTime.talking(this::talk);
  }

  private int talk() throws IOException, InterruptedException {
    var manners =
        new HubManners(
            Duration.ofMillis(slow), failEvery, vanishAfter, Duration.ofSeconds(vanishFor));
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (var hub =
        new LearningHub(
            adapter, address, manners, Clock.systemUTC(), line -> console.out().println(line))) {
      hub.subscribe(topic, content, filters);
      time.pass(
          left -> {
            // At intervals; a real subscriber does so at each start and after a missing heartbeat.
            if (left % 10 == 0) {
              hub.catchUp();
            }
          });
      hub.catchUp();
      if (!keep) {
        hub.unsubscribe();
      }
      console.out().println(hub.events() + " events, " + hub.gaps().size() + " gaps");
      return hub.gaps().isEmpty() ? ExitStatus.OK : ExitStatus.FINDINGS;
    }
  }
}
