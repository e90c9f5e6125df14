package nl.pzp.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import nl.pzp.bench.neighbours.GpSystem;
import nl.pzp.bench.neighbours.Hospital;
import nl.pzp.bench.neighbours.LetterBox;
import nl.pzp.bench.neighbours.Manners;
import nl.pzp.bench.neighbours.NeighbourPeople;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs fake neighbours of an adapter on this machine. */
@Command(
    name = "neighbours",
    description = {
      "A hospital (HL7v2 over MLLP) and a GP system (FHIR STU3, letters) to try an adapter with.",
      "They know the synthetic people of profiles/examples only, and listen on this machine only.",
      "docs/neighbours.md lists the messages in both directions."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:Everything that was sent was taken.",
      "1:Something that was sent was not taken.",
      "2:The adapter could not be reached, or a port is taken."
    },
    mixinStandardHelpOptions = true)
final class NeighboursCommand implements BenchCommand {

  /** The neighbours to start. */
  enum Neighbour {
    HOSPITAL,
    GP
  }

  private final Console console;

  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private RunningTime time = new RunningTime();

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Start but one: ${COMPLETION-CANDIDATES}. Without it, both.")
  private @Nullable Neighbour only;

  @Option(
      names = "--to",
      paramLabel = "HOST:PORT",
      description = "Where the adapter listens for HL7v2 (${DEFAULT-VALUE}).")
  private String to = "127.0.0.1:2575";

  @Option(
      names = "--send",
      description = "Send of every person, or of --person, the patient, a PDF and the filled form.")
  private boolean send;

  @Option(
      names = "--person",
      paramLabel = "NAME",
      description = "A folder of profiles/examples; everybody unless told.")
  private String person = "";

  @Option(
      names = "--gp",
      paramLabel = "AGB",
      description = "AGB code of everybody's GP (${DEFAULT-VALUE}).")
  private String gp = "01004567";

  @Option(
      names = "--mllp-port",
      paramLabel = "PORT",
      description = "Where the hospital listens (${DEFAULT-VALUE}).")
  private int mllpPort = 2576;

  @Option(
      names = "--fhir-port",
      paramLabel = "PORT",
      description = "Where the GP system listens (${DEFAULT-VALUE}).")
  private int fhirPort = 8090;

  @Option(
      names = "--manners",
      paramLabel = "HOW",
      description = "How the hospital answers a message: ${COMPLETION-CANDIDATES}.")
  private Manners manners = Manners.TAKE;

  @Option(
      names = "--letters",
      paramLabel = "FOLDER",
      description = "From where the GP system takes letters (${DEFAULT-VALUE}).")
  private Path letters = Path.of("data", "letters", "out");

  NeighboursCommand(Console console) {
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
    var profiles = common.workbench().profiles();
    var people = NeighbourPeople.of(profiles);
    try (var hospital =
            only == Neighbour.GP
                ? null
                : new Hospital(profiles, people, mllpPort, Clock.systemUTC(), this::say);
        var gpSystem =
            only == Neighbour.HOSPITAL
                ? null
                : new GpSystem(profiles, people, fhirPort, this::say)) {
      var status = ExitStatus.OK;
      if (hospital != null) {
        hospital.behave(manners);
        say("hospital: listens on 127.0.0.1:" + hospital.port());
        status = send ? sent(hospital) : status;
      }
      if (gpSystem != null) {
        say("GP system: offers STU3 at " + gpSystem.base() + ", takes letters from " + letters);
      }
      var box = new LetterBox(letters, this::say);
      time.pass(
          left -> {
            if (gpSystem != null) {
              box.take();
            }
          });
      return status;
    }
  }

  private int sent(Hospital hospital) throws IOException {
    var colon = to.lastIndexOf(':');
    if (colon < 0 || !to.substring(colon + 1).matches("\\d{1,5}")) {
      throw new IOException("--to is host:port");
    }
    var adapter =
        new InetSocketAddress(
            InetAddress.getByName(to.substring(0, colon)),
            Integer.parseInt(to.substring(colon + 1)));
    var sent = hospital.send(adapter, person, gp);
    return !sent.isEmpty()
            && sent.stream().allMatch(each -> Set.of("AA", "CA").contains(each.code()))
        ? ExitStatus.OK
        : ExitStatus.FINDINGS;
  }

  private void say(String line) {
    console.out().println(line);
    console.out().flush();
  }
}
