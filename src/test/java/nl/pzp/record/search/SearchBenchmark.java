package nl.pzp.record.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.PatientIdentity;
import nl.pzp.record.People;
import nl.pzp.record.PersonId;
import nl.pzp.record.ResourceToStore;
import nl.pzp.record.StoredResource;
import nl.pzp.record.TestRecord;
import nl.pzp.record.WriteCondition;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures a search on a person with 60 resources, 8 of which match, on H2 in a file: in total and
 * by part. Run {@link #main}; no test depends on the times.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SearchBenchmark {

  private static final int OF_EACH = 8;
  // About as long as the resources of the standard's examples: 1.5 to 2 kB.
  private static final String NARRATIVE = "gesproken over wat nog belangrijk is ".repeat(30);

  private static final String CONSENT =
      "\"scope\":{\"coding\":[{\"code\":\"treatment\"}]},\"provision\":{\"type\":\"deny\",\"actor\":["
          + "{\"reference\":{\"reference\":\"Patient/p\"}},"
          + "{\"reference\":{\"reference\":\"PractitionerRole/r\"}}]}";

  private final TestRecord record;
  private final Path folder;
  private final SearchDesk desk;
  private final PersonId person;
  private final List<StoredResource> observations;

  public static void main(String[] arguments) throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(SearchBenchmark.class.getSimpleName())
                .forks(1)
                .jvmArgsAppend("-Xmx1g")
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(2))
                .measurementTime(TimeValue.seconds(3))
                .measurementIterations(5)
                .build())
        .run();
  }

  /** Fills the record once; the runner makes one of these. */
  public SearchBenchmark() {
    folder = freshFolder();
    record = TestRecord.in(folder);
    desk = new SearchDesk(SearchSource.of(record.record()));
    var message = record.inbox().receive(People.message("m", "body")).id();
    person =
        record
            .record()
            .change(
                message,
                change -> {
                  var known =
                      change.person(
                          new PatientIdentity(
                              People.SOURCE, "p", Optional.of(new Bsn("999900006"))));
                  change.writeAll(resourcesOf(known));
                  return known;
                });
    observations = record.record().current(person, Set.of("Observation"));
  }

  private static Path freshFolder() {
    try {
      return Files.createTempDirectory("search");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ResourceToStore> resourcesOf(PersonId person) {
    var all = new ArrayList<ResourceToStore>();
    all.add(resource(person, "Patient", "p", "\"active\":true"));
    all.add(resource(null, "PractitionerRole", "r", "\"active\":true"));
    for (var type :
        List.of(
            "Goal", "Procedure", "CommunicationRequest", "Flag", "Condition", "Task", "Consent")) {
      for (int i = 0; i < OF_EACH - 1; i++) {
        all.add(
            resource(
                person, type, type + i, type.equals("Consent") ? CONSENT : "\"language\":\"nl\""));
      }
    }
    for (int i = 0; i < OF_EACH + 2; i++) {
      all.add(
          resource(
              person,
              "Observation",
              "o" + i,
              "\"status\":\"final\",\"effectiveDateTime\":\"2025-07-29\",\"code\":{\"coding\":[{"
                  + "\"system\":\"http://snomed.info/sct\",\"code\":\""
                  + (i < OF_EACH ? "395091006" : "75367002")
                  + "\"}]}"));
    }
    return all;
  }

  private static ResourceToStore resource(
      @Nullable PersonId person, String type, String id, String json) {
    var content =
        "{\"resourceType\":\"%s\",\"id\":\"%s\",\"text\":{\"status\":\"additional\",\"div\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">%s</div>\"},%s}"
            .formatted(type, id, NARRATIVE, json);
    return new ResourceToStore(
        type, id, content, People.SOURCE, person, List.of(), WriteCondition.none());
  }

  @TearDown(Level.Trial)
  public void close() {
    record.close();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(SearchBenchmark::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Read, decrypt, parse and match: eight observations of ten, of sixty resources. */
  @Benchmark
  public Object eightObservations() {
    return desk.ask("Observation?patient=Patient/p&code=http://snomed.info/sct|395091006");
  }

  /** Seven directives with the patient and the role that they name. */
  @Benchmark
  public Object consentsWithActors() {
    return desk.ask("Consent?patient=Patient/p&scope=treatment&_include=Consent:actor");
  }

  /** Of the first, only reading and decrypting. */
  @Benchmark
  public Object onlyTheRecord() {
    return record.record().current(person, Set.of("Observation"));
  }

  /** Of the first, only parsing. */
  @Benchmark
  public Object onlyParsing() {
    var parsed = new ArrayList<Object>();
    for (var stored : observations) {
      parsed.add(new ResultEntry(stored).resource());
    }
    return parsed;
  }

  /** Of the first, only reading the question. */
  @Benchmark
  public Object onlyTheQuestion() {
    return desk.read("Observation?patient=Patient/p&code=http://snomed.info/sct|395091006", false);
  }

  /** For comparison: fetch all resources of the person and filter afterwards. */
  @Benchmark
  public Object everythingOfThePerson() {
    return record.record().current(person, Set.of());
  }
}
