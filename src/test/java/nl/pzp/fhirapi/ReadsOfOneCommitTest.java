package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.form;
import static nl.pzp.fhirapi.Messages.goal;
import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.marking;
import static nl.pzp.fhirapi.Messages.patient;
import static nl.pzp.fhirapi.Messages.resuscitation;
import static nl.pzp.fhirapi.Messages.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import nl.pzp.form.TreatmentDecision;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A commit reads its person once, however large their record is. */
class ReadsOfOneCommitTest {

  private static StartedAdapter adapter;

  @BeforeAll
  static void start() {
    adapter = StartedAdapter.watched();
  }

  @AfterAll
  static void stop() {
    adapter.close();
  }

  @Test
  void aWriteReadsItsPersonOnce() {
    grow("once", 10);

    var reads = readsOfPerson(() -> writeDirective("once", ConsentProvisionType.PERMIT));

    assertThat(reads).hasSize(1);
  }

  @Test
  void largePersonIsReadAsOftenAsASmallOne() {
    grow("small", 5);
    grow("grown", 95);
    // Both start equal: the second commit finds the resources that the first one parsed.
    writeDirective("small", ConsentProvisionType.PERMIT);
    writeDirective("grown", ConsentProvisionType.PERMIT);

    var small = statements(() -> writeDirective("small", ConsentProvisionType.DENY));
    var grown = statements(() -> writeDirective("grown", ConsentProvisionType.DENY));

    assertThat(grown).hasSameSizeAs(small);
  }

  @Test
  void formIsExtractedAndCommittedWithFewReadsOfItsPerson() {
    grow("formed", 10);

    var reads =
        readsOfPerson(
            () ->
                done(
                    adapter.put(
                        "/QuestionnaireResponse/form-formed",
                        json(form("form-formed", "formed", TreatmentDecision.PERFORM)))));

    // The list of versions and their content twice before the commit; once inside it.
    assertThat(reads).hasSizeLessThanOrEqualTo(5);
  }

  private static void grow(String person, int statements) {
    done(adapter.put("/Practitioner/gp", "{\"resourceType\":\"Practitioner\",\"id\":\"gp\"}"));
    var known = patient(person, "999900018");
    known.getIdentifier().clear();
    known.addGeneralPractitioner().setReference("Practitioner/gp");
    done(adapter.put("/Patient/" + person, json(known)));
    done(adapter.put("/Condition/m-" + person, json(marking(person, "palliatief", 1))));
    done(
        adapter.post(
            "",
            json(
                transaction(
                    IntStream.range(0, statements)
                        .mapToObj(i -> goal(person + "-" + i, person))
                        .toArray(Resource[]::new)))));
    writeDirective(person, ConsentProvisionType.DENY);
  }

  private static void writeDirective(String person, ConsentProvisionType decision) {
    done(
        adapter.put(
            "/Consent/" + person + "-1", json(resuscitation(person + "-1", person, decision))));
  }

  private static List<String> readsOfPerson(Runnable write) {
    return statements(write).stream()
        .filter(sql -> sql.contains("FROM resource_version"))
        .filter(sql -> sql.contains("v.person_id = ?"))
        .toList();
  }

  private record Executed(Thread thread, String sql) {}

  // Only statements of the writing thread; other threads process earlier commits. A commit is
  // synced
  // by any thread that happens to sync, so that statement is none of the writer's own.
  private static List<String> statements(Runnable write) {
    var all = new CopyOnWriteArrayList<Executed>();
    var database = adapter.bean(WatchedDatabase.class);
    database.watch(sql -> all.add(new Executed(Thread.currentThread(), sql)));
    write.run();
    database.rest();
    var writer =
        all.stream()
            .filter(each -> each.sql().startsWith("INSERT INTO resource_version"))
            .findFirst()
            .orElseThrow()
            .thread();
    return all.stream()
        .filter(each -> each.thread() == writer)
        .map(Executed::sql)
        .filter(sql -> !sql.equals("CHECKPOINT SYNC"))
        .toList();
  }

  private static void done(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isLessThan(300);
  }
}
