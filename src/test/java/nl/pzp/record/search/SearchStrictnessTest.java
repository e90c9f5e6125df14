package nl.pzp.record.search;

import static nl.pzp.record.search.SearchDesk.codes;
import static nl.pzp.record.search.SearchDesk.ids;
import static nl.pzp.record.search.SearchDesk.references;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchStrictnessTest {

  private final SearchDesk desk = new SearchDesk(SearchPeople.record());

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          Consent ~ colour=red ~ PARAMETER_UNKNOWN
          Consent ~ Category=129125009 ~ PARAMETER_UNKNOWN
          Consent ~ _has:Provenance:target:agent=x ~ PARAMETER_UNKNOWN
          Consent ~ _filter=status eq active ~ PARAMETER_UNKNOWN
          Consent ~ _text=secret ~ PARAMETER_UNKNOWN
          Consent ~ _content=secret ~ PARAMETER_UNKNOWN
          Consent ~ _query=all ~ PARAMETER_UNKNOWN
          Consent ~ a.b.c=x ~ PARAMETER_UNKNOWN
          Consent ~ category:text=acd ~ MODIFIER_UNSUPPORTED
          Consent ~ category:contains=acd ~ MODIFIER_UNSUPPORTED
          Consent ~ category:above=acd ~ MODIFIER_UNSUPPORTED
          Consent ~ category:not-in=http://example.org/x ~ MODIFIER_UNSUPPORTED
          Consent ~ identifier:of-type=a|b|c ~ MODIFIER_UNSUPPORTED
          Consent ~ date:exact=2025 ~ MODIFIER_UNSUPPORTED
          Consent ~ actor:Group=x ~ MODIFIER_UNSUPPORTED
          RelatedPerson ~ name:contains=a ~ MODIFIER_UNSUPPORTED
          Consent ~ patient:missing=true ~ MODIFIER_UNSUPPORTED
          Consent ~ patient:Group=1 ~ MODIFIER_UNSUPPORTED
          Consent ~ patient.birthdate=1941 ~ CHAIN_UNSUPPORTED
          Consent ~ patient.name=Proefstra ~ CHAIN_UNSUPPORTED
          Consent ~ patient:RelatedPerson.identifier=1 ~ CHAIN_UNSUPPORTED
          Consent ~ actor.name=dokter ~ CHAIN_UNSUPPORTED
          Encounter ~ reason-reference:Condition.code=1 ~ CHAIN_UNSUPPORTED
          Encounter ~ reason-reference.status=completed ~ CHAIN_UNSUPPORTED
          DeviceUseStatement ~ device.patient=t-his ~ CHAIN_UNSUPPORTED
          Consent ~ date=xx2025-01-01 ~ PREFIX_UNSUPPORTED
          Consent ~ date=GE2025-01-01 ~ VALUE_INVALID
          Consent ~ date=gisteren ~ VALUE_INVALID
          Consent ~ date=2025-13-01 ~ VALUE_INVALID
          Consent ~ date=2025-02-30 ~ VALUE_INVALID
          Consent ~ date=2025-02-01T25:00 ~ VALUE_INVALID
          Consent ~ date=25-02-2025 ~ VALUE_INVALID
          Consent ~ category= ~ VALUE_INVALID
          Consent ~ category=| ~ VALUE_INVALID
          Consent ~ category=a|b|c ~ VALUE_INVALID
          Consent ~ category=acd, ~ VALUE_INVALID
          Consent ~ category:missing=yes ~ VALUE_INVALID
          Consent ~ actor=Group/1 ~ VALUE_INVALID
          Consent ~ _id=Consent/1 ~ VALUE_INVALID
          Consent ~ _count=all ~ VALUE_INVALID
          Consent ~ _count=-1 ~ VALUE_INVALID
          Consent ~ _total=maybe ~ VALUE_INVALID
          Consent ~ _format=pdf ~ VALUE_INVALID
          QuestionnaireResponse ~ questionnaire=ACP-zib2020 ~ VALUE_INVALID
          QuestionnaireResponse ~ questionnaire=http://example.org/form| ~ VALUE_INVALID
          Consent ~ category:in=http://example.org/ValueSet/unknown ~ VALUE_SET_UNKNOWN
          Device ~ type:in=https://api.iknl.nl/docs/pzp/r4/ValueSet/ACP-MedicalDeviceProductType-ICD|9.9 ~ VALUE_SET_UNKNOWN
          Consent ~ _include=* ~ INCLUDE_UNSUPPORTED
          Consent ~ _include=Consent:* ~ INCLUDE_UNSUPPORTED
          Consent ~ _include=Consent:data ~ INCLUDE_UNSUPPORTED
          Consent ~ _include=Consent:actor:Group ~ INCLUDE_UNSUPPORTED
          Consent ~ _include=Procedure:encounter ~ INCLUDE_UNSUPPORTED
          Consent ~ _include=PractitionerRole:practitioner ~ INCLUDE_UNSUPPORTED
          Consent ~ _include:iterate=Consent:actor ~ INCLUDE_UNSUPPORTED
          Consent ~ _include:iterate=Patient:link ~ INCLUDE_UNSUPPORTED
          Consent ~ _include:recurse=PractitionerRole:practitioner ~ MODIFIER_UNSUPPORTED
          Consent ~ _revinclude=Provenance:target ~ REVERSE_INCLUDE_UNSUPPORTED
          Consent ~ _revinclude:iterate=Provenance:target ~ REVERSE_INCLUDE_UNSUPPORTED
          Consent ~ _sort=category ~ SORT_UNSUPPORTED
          Consent ~ _sort=date,-actor ~ SORT_UNSUPPORTED
          Consent ~ _elements=status ~ PARTIAL_RESOURCES
          Consent ~ _summary=true ~ PARTIAL_RESOURCES
          Consent ~ _summary=text ~ PARTIAL_RESOURCES
          Consent ~ _page=x ~ PAGE_INVALID
          """)
  void unknownParameterIsRefused(String type, String parameter, String problem) {
    var result = desk.ask(type + "?patient=w-his&" + parameter);

    assertThat(codes(result)).containsExactly(problem);
    assertThat(result.isRefused()).isTrue();
    assertThat(result.matches()).isEmpty();
    assertThat(result.problems().get(0).code().httpStatus()).isEqualTo(400);
  }

  @Test
  void refusalNamesTheParameterAndTheAlternatives() {
    var problem = desk.ask("Goal?patient=w-his&colour=red").problems().get(0);

    assertThat(problem.details())
        .containsEntry("parameter", "colour")
        .containsEntry("type", "Goal")
        .containsEntry(
            "known",
            "_id, _lastUpdated, _profile, _security, _source, _tag, achievement-status, category,"
                + " description, identifier, lifecycle-status, patient, start-date, subject,"
                + " target-date");
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    assertThat(codes(desk.ask("Goal?colour=red&category:text=x&start-date=gisteren")))
        .containsExactlyInAnyOrder(
            "PARAMETER_UNKNOWN", "MODIFIER_UNSUPPORTED", "VALUE_INVALID", "PATIENT_MISSING");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colour=red",
        "category:text=x",
        "actor.name=dokter",
        "date=xx2025",
        "date=gisteren",
        "category:in=http://example.org/x",
        "_include=*",
        "_revinclude=Provenance:target",
        "_sort=category",
        "_summary=true",
        "_elements=status"
      })
  void lenientHandlingIgnoresAndReportsIt(String parameter) {
    var result = desk.askLeniently("Consent?patient=w-his&scope=adr&" + parameter);

    assertThat(ids(result.matches())).containsExactly("nr-verklaring");
    assertThat(codes(result)).containsExactly("PARAMETER_IGNORED");
    assertThat(result.problems().get(0).details())
        .containsEntry("parameter", parameter.substring(0, parameter.indexOf('=')))
        .containsKey("because");
    assertThat(result.self().orElseThrow()).containsOnlyKeys("patient", "scope");
  }

  @Test
  void aTypeThatIsNotSearchedIsRefused() {
    assertThat(codes(desk.ask("Bundle?patient=w-his"))).containsExactly("TYPE_NOT_SEARCHABLE");
    assertThat(codes(desk.ask("List?patient=w-his"))).containsExactly("TYPE_NOT_SEARCHABLE");
    assertThat(codes(desk.askLeniently("Medication"))).containsExactly("TYPE_NOT_SEARCHABLE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e100000000",
        "1E%2B999999999999",
        "1E+999999999999",
        "ge1e31",
        "0.00000000000000000000000000000000000000001",
        "12345678901234567890123456789012345678901"
      })
  void enormousNumberIsRefusedBeforeUse(String value) {
    assertThat(codes(desk.askLeniently("Observation?patient=w-his&code=" + value)))
        .containsExactly("NUMBER_TOO_LARGE");
  }

  @Test
  void excessiveSearchIsRefused() {
    var long1 = "x".repeat(QueryReader.VALUE_LIMIT + 1);
    var many = Collections.nCopies(QueryReader.PARAMETER_LIMIT, "active");

    assertThat(codes(desk.askLeniently("Consent?patient=w-his&category=" + long1)))
        .containsExactly("VALUE_TOO_LONG");
    assertThat(codes(desk.askLeniently("Consent?patient=w-his&" + long1 + "=x")))
        .containsExactly("VALUE_TOO_LONG");
    assertThat(codes(desk.ask("Consent", Map.of("patient", List.of("w-his"), "status", many))))
        .containsExactly("TOO_MANY_VALUES");
    assertThat(desk.ask("Consent?patient=w-his&category=" + long1.substring(1)).isRefused())
        .isFalse();
  }

  @Test
  void professionalsAreFoundByIdOrNumberOnly() {
    var uzi = "http://fhir.nl/fhir/NamingSystem/uzi|900000001";

    assertThat(ids(desk.ask("Practitioner?identifier=" + uzi).matches())).containsExactly("dokter");
    assertThat(ids(desk.ask("Practitioner?_id=dokter").matches())).containsExactly("dokter");
    assertThat(ids(desk.ask("Organization?_id=praktijk,elders").matches()))
        .containsExactly("praktijk");
    assertThat(codes(desk.ask("Practitioner"))).containsExactly("FINDER_MISSING");
    assertThat(codes(desk.ask("Practitioner?_lastUpdated=ge2020")))
        .containsExactly("FINDER_MISSING");
    assertThat(codes(desk.ask("Practitioner?identifier=900000001")))
        .containsExactly("FINDER_MISSING");
    assertThat(codes(desk.ask("Practitioner?identifier:not=a|b")))
        .containsExactly("FINDER_MISSING");
    assertThat(codes(desk.ask("Practitioner?name=Jansen"))).containsExactly("PARAMETER_UNKNOWN");
    assertThat(desk.ask("Practitioner?_id=w-his").total()).isZero();
  }

  @Test
  void rolesAreFoundByTheirPractitioner() {
    var result =
        desk.ask(
            "PractitionerRole?practitioner=dokter&_include=PractitionerRole:practitioner"
                + "&_include=PractitionerRole:organization");

    assertThat(references(result.matches())).containsExactly("PractitionerRole/huisarts");
    assertThat(references(result.included()))
        .containsExactly("Practitioner/dokter", "Organization/praktijk");
    assertThat(desk.ask("PractitionerRole?practitioner=Practitioner/dokt").total()).isZero();
  }

  @Test
  void aSearchThroughTooManyRolesIsRefusedInsteadOfCutShort() {
    var record = new SearchTestRecord();
    for (int i = 0; i < Lookups.SCAN_LIMIT; i++) {
      record.add(null, "PractitionerRole/r" + i, "'practitioner':{'reference':'Practitioner/p'}");
    }
    assertThat(codes(new SearchDesk(record).ask("PractitionerRole?practitioner=p")))
        .containsExactly("TOO_WIDE");
  }

  @Test
  void anIncludeGoesOnToThePersonBehindARoleWhenAsked() {
    var result =
        desk.ask(
            "Consent?patient=w-his&_id=reanimatie&_include=Consent:actor:PractitionerRole"
                + "&_include:iterate=PractitionerRole:practitioner");

    assertThat(references(result.included()))
        .containsExactly("PractitionerRole/huisarts", "Practitioner/dokter");
  }

  @Test
  void aReferenceToSomebodyElsesResourceBringsNothing() {
    var record = SearchPeople.record();
    record.add(
        record.personByBsn(SearchPeople.WILHELMINA).orElseThrow(),
        "Consent/verdwaald",
        """
        'provision':{'actor':[{'reference':{'reference':'RelatedPerson/t-dochter'}},
          {'reference':{'reference':'Patient/t-his'}},{'reference':{'reference':'Device/t-icd'}},
          {'reference':{'reference':'PractitionerRole/bestaat-niet'}},
          {'reference':{'reference':'#binnen'}},{'reference':{'display':'zomaar iemand'}}]}\
        """);

    var result =
        new SearchDesk(record).ask("Consent?patient=w-his&_id=verdwaald&_include=Consent:actor");

    assertThat(ids(result.matches())).containsExactly("verdwaald");
    assertThat(result.included()).isEmpty();
  }

  @Test
  void theOrderOfParametersAsSentIsKeptInTheLink() {
    var sent = new LinkedHashMap<String, List<String>>();
    sent.put("status", List.of("active"));
    sent.put("patient", List.of("w-his"));
    sent.put("category", List.of("129125009", "http://snomed.info/sct|129125009"));

    var self = desk.ask("Consent", sent).self().orElseThrow();

    assertThat(new ArrayList<>(self.keySet())).containsExactly("patient", "status", "category");
    assertThat(self.get("category")).hasSize(2);
  }
}
