package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.goal;
import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static nl.pzp.fhirapi.Messages.resuscitation;
import static nl.pzp.fhirapi.Messages.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedAdapter.class)
class SearchOverHttpTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  void patientIsFoundByBsnInABodyAndTheResponseOmitsTheBsn(StartedAdapter adapter) {
    adapter.put("/Patient/so-1", json(patient("so-1", "999910486")));
    var reply =
        adapter.post(
            "/Patient/_search",
            "identifier=http%3A%2F%2Ffhir.nl%2Ffhir%2FNamingSystem%2Fbsn%7C999910486",
            "Content-Type",
            FORM);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.bundle().getTotal()).isEqualTo(1);
    assertThat(reply.bundle().getLinkOrCreate("self").getUrl()).doesNotContain("999910486");
    assertThat(idsIn(reply)).containsExactly("Patient/so-1");
  }

  @Test
  void searchByPostAndByGetFindTheSame(StartedAdapter adapter) {
    var consent = resuscitation("so-2-consent", "so-2", ConsentProvisionType.DENY);
    adapter.post("", json(transaction(patient("so-2", "999910498"), consent)));
    var got = adapter.get("/Consent?patient=Patient/so-2&category=129125009");
    var posted =
        adapter.post("/Consent/_search", "patient=so-2&category=129125009", "Content-Type", FORM);
    assertThat(idsIn(got)).containsExactly("Consent/so-2-consent").isEqualTo(idsIn(posted));
    var both =
        adapter.post("/Consent/_search?patient=so-2", "category=129125009", "Content-Type", FORM);
    assertThat(idsIn(both)).isEqualTo(idsIn(got));
  }

  @Test
  void linksLeadToEveryPageAndEveryMatchAppearsOnce(StartedAdapter adapter) {
    var bundle = transaction(patient("so-3", "999910504"));
    for (int i = 0; i < 7; i++) {
      bundle.addEntry(transaction(goal("so-3-goal-" + i, "so-3")).getEntryFirstRep());
    }
    adapter.post("", json(bundle));
    var seen = new ArrayList<String>();
    var page = adapter.get("/Goal?patient=so-3&_count=3");
    seen.addAll(idsIn(page));
    while (page.bundle().getLink("next") != null) {
      page = adapter.get(page.bundle().getLink("next").getUrl());
      seen.addAll(idsIn(page));
    }
    assertThat(seen).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void unknownParameterIsRefusedUnlessTheCallerIsLenient(StartedAdapter adapter) {
    adapter.put("/Patient/so-4", json(patient("so-4", "999910516")));
    var strict = adapter.get("/Goal?patient=so-4&colour=blue");
    assertThat(strict.status()).isEqualTo(400);
    assertThat(strict.problems()).containsExactly("PZP-SEARCH-002");
    var lenient = adapter.get("/Goal?patient=so-4&colour=blue", "Prefer", "handling=lenient");
    assertThat(lenient.status()).isEqualTo(200);
    var outcome =
        lenient.bundle().getEntry().stream()
            .filter(entry -> entry.getSearch().getMode() == SearchEntryMode.OUTCOME)
            .map(Bundle.BundleEntryComponent::getResource)
            .findFirst()
            .orElseThrow();
    assertThat(Reply.codesOf((OperationOutcome) outcome)).containsExactly("PZP-SEARCH-022");
  }

  @Test
  void searchWithoutPatientOrForTwoIsRefused(StartedAdapter adapter) {
    assertThat(adapter.get("/Goal?category=713603004").problems())
        .containsExactly("PZP-SEARCH-012");
    adapter.put("/Patient/so-5", json(patient("so-5", "999910528")));
    adapter.put("/Patient/so-6", json(patient("so-6", "999910541")));
    assertThat(adapter.get("/Goal?patient=so-5,so-6").problems()).containsExactly("PZP-SEARCH-013");
  }

  @Test
  void countIsAnsweredWithoutEntries(StartedAdapter adapter) {
    adapter.post("", json(transaction(patient("so-7", "999910553"), goal("so-7-goal", "so-7"))));
    var reply = adapter.get("/Goal?patient=so-7&_summary=count");
    assertThat(reply.bundle().getTotal()).isEqualTo(1);
    assertThat(reply.bundle().getEntry()).isEmpty();
  }

  @Test
  void formThatIsNoUtf8IsRefused(StartedAdapter adapter) {
    var reply =
        adapter.post(
            "/Patient/_search", new byte[] {'_', 'i', 'd', '=', (byte) 0xE9}, "Content-Type", FORM);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.problems()).containsExactly("PZP-GUARD-007");
  }

  private static List<String> idsIn(Reply reply) {
    return reply.bundle().getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .map(Resource::getIdElement)
        .map(id -> id.getResourceType() + "/" + id.getIdPart())
        .toList();
  }
}
