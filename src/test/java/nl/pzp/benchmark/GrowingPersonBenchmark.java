package nl.pzp.benchmark;

import static nl.pzp.fhirapi.Messages.form;
import static nl.pzp.fhirapi.Messages.goal;
import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.marking;
import static nl.pzp.fhirapi.Messages.patient;
import static nl.pzp.fhirapi.Messages.resuscitation;
import static nl.pzp.fhirapi.Messages.transaction;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import nl.pzp.fhirapi.Reply;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.form.TreatmentDecision;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * CPU of the whole program for one write to a marked person of whom the record has 50 or 1,000
 * statements; each write is a new version, so that the person stays as large. Arguments: writes per
 * kind, sizes.
 */
public final class GrowingPersonBenchmark {

  private static final int AT_ONCE = 50;
  private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
  private static final List<String> TREATMENTS =
      List.of("89666000", "305351004", "40617009", "32485007", "116762002", "281789004");
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final StartedAdapter adapter;
  private final int writes;

  private GrowingPersonBenchmark(StartedAdapter adapter, int writes) {
    this.adapter = adapter;
    this.writes = writes;
  }

  public static void main(String[] arguments) {
    var writes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    var sizes =
        arguments.length > 1
            ? Arrays.stream(arguments).skip(1).map(Integer::parseInt).toList()
            : List.of(50, 1000);
    try (var adapter = StartedAdapter.start()) {
      var benchmark = new GrowingPersonBenchmark(adapter, writes);
      var people = new ArrayList<String>();
      for (var size : sizes) {
        var id = "grown-" + size;
        benchmark.grow(id, size, 999_900_019 + people.size());
        people.add(id);
      }
      // The first round warms up and is not reported.
      people.forEach(id -> benchmark.measure(id, false));
      people.forEach(id -> benchmark.measure(id, true));
    }
    System.exit(0);
  }

  private void grow(String id, int statements, int number) {
    var person = patient(id, Integer.toString(number));
    person.getIdentifier().clear();
    person.addGeneralPractitioner().setReference("Practitioner/gp");
    done(adapter.put("/Practitioner/gp", "{\"resourceType\":\"Practitioner\",\"id\":\"gp\"}"));
    done(adapter.put("/Patient/" + id, json(person)));
    var mark = marking(id, "palliatief", 0);
    done(adapter.put("/Condition/m-" + id, json(mark)));
    for (int from = 0; from < statements; from += AT_ONCE) {
      var some = new ArrayList<Resource>();
      for (int i = from; i < Math.min(statements, from + AT_ONCE); i++) {
        some.add(statement(id, i));
      }
      done(adapter.post("", json(transaction(some.toArray(Resource[]::new)))));
    }
  }

  private static Resource statement(String person, int i) {
    var day = FIRST_DAY.plusDays(i).toString();
    return switch (i % 5) {
      case 0, 1 -> directive(person, i, day, ConsentProvisionType.DENY);
      case 2, 3 -> wish(person, i, day);
      default -> {
        var goal = goal(person + "-" + i, person);
        goal.addNote().setText("Comfort, as said on " + day);
        yield goal;
      }
    };
  }

  private static Resource directive(
      String person, int i, String day, ConsentProvisionType decision) {
    var consent = resuscitation(person + "-" + i, person, decision);
    consent.setDateTimeElement(new DateTimeType(day));
    consent
        .getProvision()
        .getCodeFirstRep()
        .getCodingFirstRep()
        .setCode(TREATMENTS.get(i / 2 % TREATMENTS.size()));
    return consent;
  }

  private static Resource wish(String person, int i, String day) {
    var wish = new Observation();
    wish.setId(person + "-" + i);
    wish.setStatus(ObservationStatus.FINAL);
    wish.getCode().addCoding().setSystem("http://snomed.info/sct").setCode("153851000146100");
    wish.setSubject(new Reference("Patient/" + person));
    wish.setEffective(new DateTimeType(day));
    wish.setValue(new StringType("At home, near the garden, as said on " + day));
    return wish;
  }

  private void measure(String person, boolean reported) {
    measure(
        person,
        "directive",
        n ->
            adapter.put(
                "/Consent/" + person + "-0",
                json(
                    directive(
                        person,
                        0,
                        FIRST_DAY.toString(),
                        n % 2 == 0 ? ConsentProvisionType.PERMIT : ConsentProvisionType.DENY))),
        reported);
    measure(
        person,
        "wish",
        n -> adapter.put("/Observation/" + person + "-2", json(wish(person, 2, day(n)))),
        reported);
    measure(
        person,
        "form",
        n ->
            adapter.put(
                "/QuestionnaireResponse/form-" + person,
                json(
                    form(
                        "form-" + person,
                        person,
                        "2014-01-01",
                        n % 2 == 0
                            ? TreatmentDecision.PERFORM
                            : TreatmentDecision.DO_NOT_PERFORM))),
        reported);
  }

  private static String day(int n) {
    return FIRST_DAY.plusDays(n % 300).toString();
  }

  private void measure(String person, String kind, IntFunction<Reply> write, boolean reported) {
    var before = PROCESS.getProcessCpuTime();
    for (int n = 0; n < writes; n++) {
      done(write.apply(n));
    }
    if (reported) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %.1f |%n",
          person,
          kind,
          (PROCESS.getProcessCpuTime() - before) / 1e6 / writes);
    }
  }

  private static void done(Reply reply) {
    if (reply.status() >= 300) {
      throw new IllegalStateException("Refused: " + reply.status() + " " + reply.problems());
    }
  }
}
