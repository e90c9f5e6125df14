package nl.pzp.notify.topic;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.util.List;
import nl.pzp.notify.Changes;
import nl.pzp.record.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters select events by the current record. */
class FilterMatchTest {

  private static final String URA = "http://fhir.nl/fhir/NamingSystem/ura";

  private TestRecord record;
  private Changes changes;

  @BeforeEach
  void open(@TempDir Path folder) {
    record = TestRecord.in(folder);
    changes = new Changes(record);
  }

  @AfterEach
  void close() {
    record.close();
  }

  private FilterMatch marked(String postalCode) {
    var person =
        changes.of(
            "p-1",
            writer -> {
              writer.store(
                  "Patient",
                  "p-1",
                  """
                  {"resourceType":"Patient","id":"p-1","address":[{"postalCode":"%s"}]}"""
                      .formatted(postalCode));
              writer.store(
                  "CareTeam",
                  "team-1",
                  """
                  {"resourceType":"CareTeam","id":"team-1","subject":{"reference":"Patient/p-1"},
                   "participant":[{"onBehalfOf":{"reference":"Organization/home-care",
                     "identifier":{"system":"%s","value":"00001234"}}}]}"""
                      .formatted(URA));
              writer.marking("terminaal", "active", "confirmed");
            });
    var focus = record.record().read("Condition", "marking-p-1").orElseThrow();
    return new FilterMatch(record.record(), FhirContext.forR4Cached(), person, focus);
  }

  private static List<Filter> filter(TopicFilter by, String... values) {
    return List.of(new Filter(by, List.of(values)));
  }

  @Test
  void regionIsTheFirstDigitsOfThePostalCode() {
    var match = marked("9401 AB");

    assertThat(match.within(filter(TopicFilter.REGION, "94"))).isTrue();
    assertThat(match.within(filter(TopicFilter.REGION, "79", "9401"))).isTrue();
    assertThat(match.within(filter(TopicFilter.REGION, "40"))).isFalse();
    assertThat(match.within(filter(TopicFilter.REGION, "9402"))).isFalse();
  }

  @Test
  void patientWithoutPostalCodeIsInNoRegion() {
    assertThat(marked(" ").within(filter(TopicFilter.REGION, "94"))).isFalse();
  }

  @Test
  void organisationOfTheCareNetworkMatchesByIdOrIdentifier() {
    var match = marked("9401 AB");

    assertThat(match.within(filter(TopicFilter.ORGANISATION, URA + "|00001234"))).isTrue();
    assertThat(match.within(filter(TopicFilter.ORGANISATION, "Organization/home-care"))).isTrue();
    assertThat(match.within(filter(TopicFilter.ORGANISATION, URA + "|00009999"))).isFalse();
  }

  @Test
  void allFiltersMustMatch() {
    var match = marked("9401 AB");
    var phase = new Filter(TopicFilter.PHASE, List.of("palliatief", "terminaal"));
    var region = new Filter(TopicFilter.REGION, List.of("94"));
    var elsewhere = new Filter(TopicFilter.REGION, List.of("10"));

    assertThat(match.within(List.of(phase, region))).isTrue();
    assertThat(match.within(List.of(phase, elsewhere))).isFalse();
    assertThat(match.within(List.of())).isTrue();
  }
}
