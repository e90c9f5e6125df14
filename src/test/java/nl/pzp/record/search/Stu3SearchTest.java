package nl.pzp.record.search;

import static nl.pzp.record.search.SearchDesk.references;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.stu3.Stu3Converter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches in the names and codes of STU3, on resources of R4. */
class Stu3SearchTest {

  private static final SearchParameters PARAMETERS =
      SearchParameters.read(Path.of("profiles/stu3/search.csv"));

  private final SearchTestRecord record = record();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          Consent?category=11291000146105 ~ Consent/directive
          Consent?category=http://snomed.info/sct|11291000146105 ~ Consent/directive
          Consent?category=11341000146107,11291000146105 ~ Consent/directive Consent/will
          Consent?category:not=11291000146105 ~ Consent/will
          Consent?category=129125009 ~ Consent/directive
          Consent?category=http://loinc.org|11291000146105 ~
          Consent?category=urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1|NR ~ Consent/will
          Condition?clinical-status=active,resolved ~ Condition/active
          Condition?clinical-status=recurrence ~ Condition/relapse
          Condition?clinical-status=http://hl7.org/fhir/condition-clinical|active ~ Condition/active
          Condition?asserted-date=2026-01-05 ~ Condition/active
          Goal?status=in-progress ~ Goal/goal
          Goal?status=achieved ~
          Encounter?reason=713603004 ~ Encounter/by-code Encounter/by-reference
          Encounter?reason=http://snomed.info/sct|713603004 ~ Encounter/by-code Encounter/by-reference
          Encounter?reason=1 ~
          Encounter?reason:not=713603004 ~ Encounter/without
          Encounter?class=http://hl7.org/fhir/v3/ActCode|AMB ~ Encounter/by-code
          Encounter?class=http://terminology.hl7.org/CodeSystem/v3-ActCode|AMB ~ Encounter/by-code
          """)
  void finds(String search, @Nullable String expected) {
    assertThat(references(ask(search).matches()))
        .containsExactlyInAnyOrderElementsOf(
            expected == null ? List.of() : Arrays.asList(expected.split(" ", -1)));
  }

  @Test
  void flagBringsWhatItIsForUnasked() {
    var found = ask("Flag?_count=10");
    assertThat(references(found.matches())).containsExactly("Flag/flag");
    assertThat(references(found.included())).containsExactly("Condition/active");
  }

  @Test
  void linkHasTheCodesThatWereAsked() {
    var self = ask("Consent?category=11291000146105").self().orElseThrow();
    assertThat(self).containsEntry("category", List.of("11291000146105"));
  }

  @Test
  void nameOfR4IsNotKnown() {
    var refused = ask("Condition?recorded-date=2026-01-05");
    assertThat(SearchDesk.codes(refused)).containsExactly("PARAMETER_UNKNOWN");
    assertThat(refused.problems().get(0).details().get("known"))
        .contains("asserted-date")
        .doesNotContain("recorded-date");
  }

  private SearchResult ask(String search) {
    var parts = search.split("\\?", 2);
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("patient", List.of("p"));
    var pair = parts[1].split("=", 2);
    parameters.put(pair[0], List.of(pair[1]));
    var converter = new Stu3Converter(ProjectProfiles.profiles(), ProjectProfiles.packs());
    var reader =
        new QueryReader(
            PARAMETERS,
            ValueSetFile.read(Path.of("profiles/valuesets.csv")),
            SearchDesk.SETTINGS,
            SearchDesk.CLOCK,
            Synonyms.read(Path.of("profiles/stu3/search-synonyms.csv"), converter::codeSystemInR4));
    return new Search(record, PARAMETERS, SearchDesk.SETTINGS)
        .find(reader.read(parts[0], parameters, false));
  }

  private static SearchTestRecord record() {
    var record = new SearchTestRecord();
    var person = record.person(null, "p");
    var acp = "{'coding':[{'system':'http://snomed.info/sct','code':'713603004'}]}";
    var clinical =
        "'clinicalStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/condition-clinical','code':'%s'}]}";
    return record
        .add(
            person,
            "Consent/directive",
            "'category':[{'coding':[{'system':'http://snomed.info/sct','code':'129125009'}]}],"
                + "'provision':{'code':[{'coding':[{'code':'89666000'}]}]}")
        .add(
            person,
            "Consent/will",
            "'category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentcategorycodes','code':'acd'}]}],"
                + "'provision':{'code':[{'coding':[{'system':'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1','code':'NR'}]}]}")
        .add(
            person,
            "Condition/active",
            clinical.formatted("active") + ",'recordedDate':'2026-01-05'")
        .add(person, "Condition/relapse", clinical.formatted("relapse"))
        .add(person, "Goal/goal", "'lifecycleStatus':'active'")
        .add(person, "Procedure/conversation", "'code':" + acp)
        .add(
            person,
            "Encounter/by-code",
            "'reasonCode':["
                + acp
                + "],'class':{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'AMB'}")
        .add(
            person,
            "Encounter/by-reference",
            "'reasonReference':[{'reference':'Procedure/conversation'}]")
        .add(person, "Encounter/without", "'status':'finished'")
        .add(
            person,
            "Flag/flag",
            "'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/flag-detail',"
                + "'valueReference':{'reference':'Condition/active'}}]");
  }
}
