package nl.pzp.record.search;

import static nl.pzp.record.search.SearchDesk.references;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.BusinessIdentifier;
import nl.pzp.record.PatientIdentity;
import nl.pzp.record.People;
import nl.pzp.record.PersonId;
import nl.pzp.record.RecordChange;
import nl.pzp.record.ResourceToStore;
import nl.pzp.record.TestRecord;
import nl.pzp.record.WriteCondition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same searches on a real record: sealed content in a database, people by blind index. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchInRecordTest {

  private final SearchTestRecord expected = SearchPeople.record();
  private TestRecord record;
  private SearchDesk desk;

  @BeforeAll
  void fill(@TempDir Path folder) {
    record = TestRecord.in(folder);
    desk = new SearchDesk(SearchSource.of(record.record()));
    change(this::writeAll);
  }

  @AfterAll
  void close() {
    record.close();
  }

  private void writeAll(RecordChange change) {
    var people = new HashMap<PersonId, PersonId>();
    people.put(
        known(SearchPeople.WILHELMINA), identify(change, People.SOURCE, "w-his", "999900006"));
    identify(change, People.OTHER_SOURCE, "w-epd", "999900006");
    people.put(known(SearchPeople.THEODOOR), identify(change, People.SOURCE, "t-his", "999900018"));
    for (var resource : expected.resources()) {
      change.write(
          new ResourceToStore(
              resource.type(),
              resource.id(),
              resource.json(),
              resource.id().endsWith("-epd") ? People.OTHER_SOURCE : People.SOURCE,
              resource.person() == null ? null : people.get(resource.person()),
              resource.type().equals("Practitioner")
                  ? List.of(
                      new BusinessIdentifier("http://fhir.nl/fhir/NamingSystem/uzi", "900000001"))
                  : List.of(),
              WriteCondition.none()));
    }
  }

  private PersonId known(Bsn bsn) {
    return expected.personByBsn(bsn).orElseThrow();
  }

  private static PersonId identify(RecordChange change, String source, String id, String bsn) {
    return change.person(new PatientIdentity(source, id, Optional.of(new Bsn(bsn))));
  }

  private void change(Consumer<RecordChange> work) {
    var message = record.inbox().receive(People.message("m", "body")).id();
    record
        .record()
        .change(
            message,
            change -> {
              work.accept(change);
              return null;
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Procedure?patient=Patient/w-his&code=http://snomed.info/sct|713603004&_include=Procedure:encounter",
        "Encounter?patient=w-epd&reason-reference:Procedure.code=http://snomed.info/sct|713603004&_include=Encounter:reason-reference",
        "Consent?patient=w-his&scope=treatment&category=129125009&_include=Consent:actor&_include:iterate=PractitionerRole:practitioner",
        "Observation?patient.identifier=999900006&code=153851000146100,395091006",
        "DeviceUseStatement?patient=w-his&device.type:in=https://api.iknl.nl/docs/pzp/r4/ValueSet/ACP-MedicalDeviceProductType-ICD&_include=DeviceUseStatement:device",
        "QuestionnaireResponse?subject=Patient/w-his&questionnaire=https://api.iknl.nl/docs/pzp/r4/Questionnaire/ACP-zib2020&source=Patient/w-epd",
        "Patient?identifier=http://fhir.nl/fhir/NamingSystem/bsn|999900006",
        "Patient?_id=w-epd",
        "Goal?patient=t-his",
        "Goal?patient=nobody",
        "Practitioner?identifier=http://fhir.nl/fhir/NamingSystem/uzi|900000001",
        "PractitionerRole?practitioner=dokter&_include=PractitionerRole:organization",
        "Organization?_id=praktijk"
      })
  void recordSearchEqualsSearchInMemory(String search) {
    var result = desk.ask(search);
    var wanted = new SearchDesk(expected).ask(search);

    assertThat(result.problems()).isEmpty();
    assertThat(references(result.matches()))
        .containsExactlyInAnyOrderElementsOf(references(wanted.matches()));
    assertThat(references(result.included()))
        .containsExactlyInAnyOrderElementsOf(references(wanted.included()));
    assertThat(result.self()).isEqualTo(wanted.self());
  }

  @Test
  void matchesHaveTheRecordsVersionAndTime() {
    var found = desk.ask("Goal?patient=w-his&_id=comfort").matches().get(0);

    assertThat(found.resource().getMeta().getVersionId()).isEqualTo("1");
    assertThat(found.resource().getMeta().getLastUpdated().toInstant())
        .isEqualTo(found.stored().lastUpdated());
    assertThat(found.resource().getIdElement().getIdPart()).isEqualTo("comfort");
  }

  @Test
  void aDeletedResourceIsNotFound() {
    var json = "{\"resourceType\":\"Flag\",\"id\":\"weg\"}";
    var person = record.record().personByPatientId("t-his").orElseThrow();
    var message = record.inbox().receive(People.message("m-flag", "body")).id();
    record
        .record()
        .change(
            message,
            change ->
                change.write(
                    new ResourceToStore(
                        "Flag",
                        "weg",
                        json,
                        People.SOURCE,
                        person,
                        List.of(),
                        WriteCondition.none())));
    assertThat(desk.ask("Flag?patient=t-his&_id=weg").total()).isOne();

    var later = record.inbox().receive(People.message("m-flag-2", "body")).id();
    record
        .record()
        .change(
            later, change -> change.delete("Flag", "weg", People.SOURCE, WriteCondition.none()));

    assertThat(desk.ask("Flag?patient=t-his&_id=weg").total()).isZero();
  }
}
