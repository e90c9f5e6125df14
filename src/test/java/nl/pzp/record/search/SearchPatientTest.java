package nl.pzp.record.search;

import static nl.pzp.record.search.SearchDesk.codes;
import static nl.pzp.record.search.SearchDesk.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.pzp.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchPatientTest {

  private final SearchDesk desk = new SearchDesk(SearchPeople.record());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patient=w-his",
        "patient=Patient/w-his",
        "patient=w-epd",
        "patient=https://fhir.example.nl/r4/Patient/w-his",
        "patient=http://127.0.0.1:8080/fhir/r4/Patient/w-his",
        "patient=Patient/w-his/_history/1",
        "patient:Patient=w-his",
        "patient:Patient=Patient/w-his",
        "subject=w-his",
        "subject=Patient/w-epd",
        "subject:Patient=w-his",
        "patient.identifier=http://fhir.nl/fhir/NamingSystem/bsn|999900006",
        "patient.identifier=urn:oid:2.16.840.1.113883.2.4.6.3|999900006",
        "patient.identifier=999900006",
        "patient:Patient.identifier=http://fhir.nl/fhir/NamingSystem/bsn|999900006",
        "subject:Patient.identifier=http://fhir.nl/fhir/NamingSystem/bsn|999900006",
        "subject:identifier=http://fhir.nl/fhir/NamingSystem/bsn|999900006",
        "patient:identifier=http://fhir.nl/fhir/NamingSystem/bsn|999900006",
        "patient=w-his&patient=w-epd",
        "patient=w-his,w-epd",
        "patient=w-his&subject=Patient/w-his",
        "patient=w-his&patient.identifier=http://fhir.nl/fhir/NamingSystem/bsn|999900006"
      })
  void everySpellingFindsTheSamePerson(String patient) {
    for (var type : List.of("Goal", "Consent", "RelatedPerson", "Provenance")) {
      var result = desk.ask(type + "?" + patient);
      assertThat(result.problems()).isEmpty();
      assertThat(result.total()).isEqualTo(desk.ask(type + "?patient=w-his").total()).isPositive();
      assertThat(ids(result.matches())).noneMatch(id -> id.startsWith("t-"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patient=w-his,t-his",
        "patient=w-his&patient=t-his",
        "patient=w-his&subject=t-his",
        "patient=w-his,nobody",
        "patient=nobody,nobody-else",
        "patient=w-his&patient.identifier=http://fhir.nl/fhir/NamingSystem/bsn|999900018",
        "patient.identifier=http://fhir.nl/fhir/NamingSystem/bsn|999900006,http://fhir.nl/fhir/NamingSystem/bsn|999900018"
      })
  void twoPatientsAreRefused(String patients) {
    for (var result :
        List.of(desk.ask("Consent?" + patients), desk.askLeniently("Consent?" + patients))) {
      assertThat(codes(result)).containsExactly("PATIENT_AMBIGUOUS");
      assertThat(result.matches()).isEmpty();
      assertThat(result.total()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Consent",
        "Consent?scope=treatment",
        "Consent?_id=reanimatie",
        "Goal?_lastUpdated=ge2020",
        "Patient",
        "Patient?family=Proefstra",
        "Provenance?target=Consent/reanimatie",
        "Device?type=72506001"
      })
  void aSearchWithoutPatientIsRefusedWithTheRemedy(String search) {
    var result = desk.ask(search);

    assertThat(codes(result)).containsExactly("PATIENT_MISSING");
    assertThat(result.problems().get(0).details().get("known"))
        .contains(search.startsWith("Patient") ? "_id, identifier" : "patient");
    assertThat(desk.askLeniently(search).isRefused()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patient=https://fhir.elsewhere.nl/r4/Patient/w-his",
        "patient=https://fhir.example.nl/r4.evil/Patient/w-his",
        "patient=Group/w-his",
        "subject=Device/icd",
        "patient=urn:uuid:5b1ea2d0-7d6c-4b57-9a0e-0d2f4c1f9c55"
      })
  void aReferenceToSomethingElseIsRefused(String patient) {
    assertThat(codes(desk.ask("Goal?" + patient))).containsExactly("PATIENT_ELSEWHERE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient?identifier=999900005",
        "Patient?identifier=https://his.example.nl/patienten|999900006",
        "Patient?identifier=|999900006",
        "Patient?identifier=http://fhir.nl/fhir/NamingSystem/bsn|",
        "Patient?identifier=",
        "Goal?patient.identifier=http://fhir.nl/fhir/NamingSystem/bsn|123"
      })
  void onlyAValidBsnNamesAPatient(String search) {
    assertThat(codes(desk.ask(search))).containsExactly("PATIENT_IDENTIFIER_UNUSABLE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patient=",
        "patient=../../etc/passwd",
        "patient=Patient/",
        "patient=a b",
        "patient=w-his,"
      })
  void malformedIdIsRefused(String patient) {
    assertThat(codes(desk.ask("Goal?" + patient))).containsExactly("VALUE_INVALID");
  }

  @Test
  void anUnknownPatientHasNothing() {
    var result = desk.ask("Consent?patient=nobody&_include=Consent:actor");

    assertThat(result.problems()).isEmpty();
    assertThat(result.total()).isZero();
    assertThat(result.matches()).isEmpty();
    assertThat(desk.subjectOf("Consent?patient=nobody")).isEqualTo(new SearchSubject.Unknown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient?identifier=http://fhir.nl/fhir/NamingSystem/bsn|999900006",
        "Patient?identifier=999900006",
        "Patient?_id=w-his",
        "Patient?_id=w-epd",
        "Patient?_id=w-epd&family=proef&birthdate=1941-05-17&gender=female"
      })
  void aPersonKnownToTwoSourcesIsOnePatient(String search) {
    var result = desk.ask(search);

    assertThat(ids(result.matches())).containsExactly("w-his");
    assertThat(result.total()).isOne();
  }

  @Test
  void anIncludedPatientIsTheOneThatTheReferenceNames() {
    var record = SearchPeople.record();
    var wilhelmina = record.personByBsn(SearchPeople.WILHELMINA).orElseThrow();
    record.add(wilhelmina, "Consent/van-epd", "'patient':{'reference':'Patient/w-epd'}");
    var search = "Consent?patient=w-his&_id=van-epd&_include=Consent:patient";

    assertThat(ids(new SearchDesk(record).ask(search).included())).containsExactly("w-epd");

    // Known by that id, but the record holds no Patient of that source.
    record.remove("Patient/w-epd");
    assertThat(ids(new SearchDesk(record).ask(search).included())).containsExactly("w-his");
  }

  @Test
  void idNarrowsTheSearchWithinOnePatient() {
    assertThat(ids(desk.ask("Consent?patient=w-his&_id=reanimatie,t-reanimatie").matches()))
        .containsExactly("reanimatie");
    assertThat(desk.ask("Consent?patient=w-his&_id=t-reanimatie").total()).isZero();
    assertThat(desk.ask("Consent?patient=w-his&_id=REANIMATIE").total()).isZero();
  }

  @Test
  void subjectIsKnownBeforeAnythingIsRead() {
    var record = SearchPeople.record();
    var subject = new SearchDesk(record).subjectOf("Consent?patient=Patient/w-epd");

    assertThat(subject)
        .isEqualTo(
            new SearchSubject.Person(record.personByBsn(SearchPeople.WILHELMINA).orElseThrow()));
    assertThat(record.readings()).isEmpty();
    assertThat(desk.read("Consent?patient=Patient/w-epd", false).namesBsn()).isFalse();
    assertThat(desk.read("Consent?patient.identifier=999900006", false).namesBsn()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient?identifier=http://fhir.nl/fhir/NamingSystem/bsn|999900006",
        "Patient?identifier:exact=http://fhir.nl/fhir/NamingSystem/bsn|999900006",
        "Patient?identifier=http://fhir.nl/fhir/NamingSystem/bsn|999900006&identifier=999900018",
        "Consent?patient.identifier=http://fhir.nl/fhir/NamingSystem/bsn|999900006&unknown=999900006",
        "Consent?999900006=x",
        "Consent?patient=w-his&x999900006=999900006",
        "Consent?patient=w-his&_include=999900006&_sort=999900006&_count=x999900006&date=999900006x",
        "Consent?patient=w-his&category:in=999900006&actor.name=999900006&_page=999900006",
        "RelatedPerson?patient=w-his&identifier=http://fhir.nl/fhir/NamingSystem/bsn|999900006",
        "999900006?patient=w-his"
      })
  void searchNeverRepeatsABsn(String search) {
    for (var lenient : List.of(true, false)) {
      var query = desk.read(search, lenient);
      var result = lenient ? desk.askLeniently(search) : desk.ask(search);

      assertThat(query.toString()).doesNotContain("99990");
      assertThat(query.patients().toString()).doesNotContain("99990");
      assertThat(query.criteria().toString()).doesNotContain("99990");
      assertThat(result.toString()).doesNotContain("99990");
      assertThat(result.problems().stream().map(Problem::toString))
          .noneMatch(p -> p.contains("99990"));
      assertThat(result.self().map(Map::toString).orElse("")).doesNotContain("99990");
      assertThat(result.next().map(Map::toString).orElse("")).doesNotContain("99990");
    }
  }

  @Test
  void theLinkToASearchByBsnNamesThePatientById() {
    var bsn = SearchPeople.BSN_SYSTEM + "|" + SearchPeople.WILHELMINA.value();

    assertThat(desk.ask("Goal", Map.of("patient.identifier", List.of(bsn))).self())
        .contains(Map.of("patient", List.of("Patient/w-his")));
    assertThat(desk.ask("Patient", Map.of("identifier", List.of(bsn))).self())
        .contains(Map.of("_id", List.of("w-his")));
  }
}
