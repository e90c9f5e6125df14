package nl.pzp.record.search;

import static nl.pzp.record.search.SearchDesk.codes;
import static nl.pzp.record.search.SearchDesk.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares tokens, dates, strings and URLs as FHIR R4 defines. */
class SearchValuesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          code=a ~ plain none two
          code=http://x.nl/s|a ~ plain two
          code=http://x.nl/s| ~ plain two other
          code=|a ~ none
          code=http://x.nl/S|a ~
          code=A ~ plain none two
          code=http://x.nl/s|a,|a ~ plain none two
          code=b ~ two other
          code=a&code=b ~ two
          code:not=a ~ other empty odd words
          code:not=a,b ~ empty odd words
          code:missing=true ~ empty
          code:missing=false ~ plain none two other odd words
          code=a%5C,b%5C|c ~ odd
          code=a,b%5C|c ~ plain none two
          code=%25 ~
          code=_ ~
          code=a* ~
          code=a%25 ~
          code=%5C%5C ~
          code=tekst ~
          status=final ~ plain two
          status=http://hl7.org/fhir/observation-status|final ~ plain two
          status=http://hl7.org/fhir/goal-status|final ~
          value-concept=true ~
          value-string=los ~ words
          _id=plain,two ~ plain two
          _id:not=plain,two ~ none other empty odd words
          identifier=http://x.nl/nummers|7 ~ plain
          """)
  void tokens(String condition, @Nullable String found) {
    var record = new SearchTestRecord();
    var person = record.person(null, "p");
    var coding = "'code':{'coding':[%s]}";
    record
        .add(
            person,
            "Observation/plain",
            "'status':'final','identifier':[{'system':'http://x.nl/nummers','value':'7'}],"
                + coding.formatted("{'system':'http://x.nl/s','code':'a'}"))
        .add(person, "Observation/none", "'valueBoolean':true," + coding.formatted("{'code':'a'}"))
        .add(
            person,
            "Observation/two",
            "'status':'final',"
                + coding.formatted(
                    "{'system':'http://x.nl/s','code':'a'},{'system':'http://x.nl/t','code':'b'}"))
        .add(person, "Observation/other", coding.formatted("{'system':'http://x.nl/s','code':'b'}"))
        .add(
            person,
            "Observation/empty",
            "'_status':{'extension':[{'url':'http://x.nl/e','valueCode':'unknown'}]}")
        .add(person, "Observation/odd", coding.formatted("{'code':'a,b|c'}"))
        .add(person, "Observation/words", "'valueString':'Losse tekst','code':{'text':'tekst'}");

    var result = new SearchDesk(record).ask("Observation?patient=p&" + condition);

    assertThat(result.problems()).isEmpty();
    assertThat(ids(result.matches())).containsExactlyElementsOf(words(found));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          date=2025 ~ year month day minute period
          date=2025-07 ~ month day minute
          date=2025-07-29 ~ day minute
          date=2025-07-29T10:15 ~ minute
          date=2025-07-29T10:15:00%2B02:00 ~ minute
          date=2025-07-29T10:15:00+02:00 ~ minute
          date=2025-07-29T08:15:00Z ~ minute
          date=2025-07-29T08:15:00.000Z ~
          date=ne2025-07-29 ~ year month period open
          date=gt2025-07-29 ~ year month period open
          date=lt2025-07-29 ~ year month period
          date=ge2025-07-29 ~ year month day minute period open
          date=le2025-07-29 ~ year month day minute period
          date=sa2025-07-29 ~ open
          date=eb2025-07-30 ~ day minute
          date=eb2025-07-29 ~
          date=gt2025-12-31 ~ open
          date=ge2025-01-01&date=le2025-12-31 ~ year month day minute period open
          date=sa2024-12-31&date=eb2026-01-01 ~ year month day minute period
          date=ap2025-09-01 ~ year period open
          date=ap2025-08-10 ~ year month day minute period open
          date=ap2026-03-31 ~ open
          date=eq2025-07,2026 ~ month day minute
          date:missing=true ~ never
          _lastUpdated=2026-03-01 ~ year month day minute period open never
          _lastUpdated=gt2026-03-01T10:00:03%2B01:00 ~ period open never
          _lastUpdated=2026-03-01T09:00:03Z ~ minute
          """)
  void dates(String condition, @Nullable String found) {
    var record = new SearchTestRecord();
    var person = record.person(null, "p");
    record
        .add(person, "Procedure/year", "'performedDateTime':'2025'")
        .add(person, "Procedure/month", "'performedDateTime':'2025-07'")
        .add(person, "Procedure/day", "'performedDateTime':'2025-07-29'")
        .add(person, "Procedure/minute", "'performedDateTime':'2025-07-29T10:15:00+02:00'")
        .add(person, "Procedure/period", "'performedPeriod':{'start':'2025-07-01','end':'2025-08'}")
        .add(person, "Procedure/open", "'performedPeriod':{'start':'2025-08-15'}")
        .add(person, "Procedure/never", "'status':'not-done'");

    var result = new SearchDesk(record).ask("Procedure?patient=p&" + condition);

    assertThat(result.problems()).isEmpty();
    assertThat(ids(result.matches())).containsExactlyElementsOf(words(found));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          name=ev ~ accent
          name=EVERS ~ accent
          name=Évers ~ accent
          name=vers ~
          name=no ~ accent
          name=noor,jan ~ accent jan
          name:exact=Noor ~ accent
          name:exact=noor ~
          name=%25 ~ percent
          name=_ ~
          name=* ~
          name=%5C%5C ~
          name=. ~
          name=%25korting ~ percent
          name:missing=true ~ nameless
          relationship:missing=false ~ jan
          birthdate=1970 ~ jan
          """)
  void stringsHaveNoWildcards(String condition, @Nullable String found) {
    var record = new SearchTestRecord();
    var person = record.person(null, "p");
    record
        .add(person, "RelatedPerson/accent", "'name':[{'family':'Évers','given':['Noor']}]")
        .add(
            person,
            "RelatedPerson/jan",
            "'name':[{'text':'Jan Klaassen'}],'birthDate':'1970-01-01',"
                + "'relationship':[{'coding':[{'code':'BRO'}]}]")
        .add(person, "RelatedPerson/percent", "'name':[{'family':'%korting'}]")
        .add(person, "RelatedPerson/nameless", "'active':true");

    var result = new SearchDesk(record).ask("RelatedPerson?patient=p&" + condition);

    assertThat(result.problems()).isEmpty();
    assertThat(ids(result.matches())).containsExactlyElementsOf(words(found));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          questionnaire=https://api.iknl.nl/docs/pzp/r4/Questionnaire/ACP-zib2020|1.0.0-rc2 ~ formulier-rc2
          questionnaire=https://api.iknl.nl/docs/pzp/r4/Questionnaire/ACP-zib2020|1.0.0-rc3 ~
          questionnaire=https://fhir.iknl.nl/fhir/Questionnaire/ACP-zib2020|beta3-20250828 ~ formulier-beta3
          questionnaire=https://his.example.nl/Questionnaire/spict ~ spict
          questionnaire=https://his.example.nl/Questionnaire ~
          questionnaire:missing=false&status=completed ~ formulier-rc2 formulier-beta3 spict
          source=Patient/w-his ~ formulier-rc2 formulier-beta3 spict
          source=w-epd ~ formulier-rc2 formulier-beta3 spict
          source=Patient/t-his ~
          author=huisarts ~ formulier-rc2 formulier-beta3 spict
          author:PractitionerRole=huisarts ~ formulier-rc2 formulier-beta3 spict
          author:Practitioner=huisarts ~
          author=Practitioner/huisarts ~
          author=https://fhir.example.nl/r4/PractitionerRole/huisarts ~ formulier-rc2 formulier-beta3 spict
          author=https://elsewhere.nl/PractitionerRole/huisarts ~
          authored=2025-08-25 ~ formulier-rc2 formulier-beta3 spict
          """)
  void formsAndSources(String condition, @Nullable String found) {
    var result =
        new SearchDesk(SearchPeople.record())
            .ask("QuestionnaireResponse?patient=w-his&" + condition);

    assertThat(result.problems()).isEmpty();
    assertThat(ids(result.matches())).containsExactlyElementsOf(words(found));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          Consent?patient=w-his&actor=RelatedPerson/dochter ~ ic-opname nr-verklaring
          Consent?patient=w-his&actor=w-epd ~ reanimatie
          Consent?patient=w-his&actor=huisarts ~ reanimatie ic-opname
          Consent?patient=w-his&date=lt2025 ~ delen
          Observation?patient=w-his&encounter=gesprek&value-concept=264362003 ~ plek
          Observation?patient=w-his&encounter:missing=true ~ bloeddruk
          Encounter?patient=w-his&class=AMB ~ controle
          Encounter?patient=w-his&practitioner=huisarts ~
          Goal?patient=w-his&lifecycle-status=active ~ comfort
          Goal?patient=w-his&start-date=ge2025-07 ~ comfort
          Condition?patient=w-his&stage=terminaal&onset-date=2025-06 ~ markering
          CareTeam?patient=w-his&participant=huisarts ~ netwerk
          Flag?subject=w-his&date=ge2026 ~ vlag
          DocumentReference?patient=w-his&contenttype=application/pdf&status=current ~ brief
          Task?patient=w-his&status=requested ~ tegenspraak
          Provenance?patient=w-his&target=Consent/reanimatie ~ herkomst
          DetectedIssue?patient=w-his&implicated=Consent/reanimatie ~ strijdig
          DeviceUseStatement?patient=w-his&device=icd ~ gebruik-icd
          DeviceUseStatement?patient=w-his&device:Device.type:not=72506001 ~ gebruik-pacemaker
          DeviceUseStatement?patient=w-his&device.type:missing=false&_total=accurate ~ gebruik-icd gebruik-pacemaker
          RelatedPerson?patient=w-his&relationship=DAUC ~ dochter
          Communication?subject=w-his&status=completed ~ verteld
          Encounter?patient=w-his&reason-reference=acp ~ gesprek
          Encounter?patient=w-his&reason-reference.code=713603004 ~ gesprek
          Encounter?patient=w-his&reason-reference.code=225358003 ~
          """)
  void everyTypeHasItsParameters(String search, @Nullable String found) {
    var result = new SearchDesk(SearchPeople.record()).ask(search);

    assertThat(codes(result)).isEmpty();
    assertThat(ids(result.matches())).containsExactlyElementsOf(words(found));
  }

  private static List<String> words(@Nullable String text) {
    return text == null ? List.of() : Arrays.asList(text.strip().split(" ", -1));
  }
}
