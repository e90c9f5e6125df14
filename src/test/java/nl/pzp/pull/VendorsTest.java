package nl.pzp.pull;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static nl.pzp.pull.StandIn.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.hl7.fhir.dstu3.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each vendor answers in its own way; only the plan is taken over, with its meaning. */
@ExtendWith(Neighbourhood.class)
class VendorsTest {

  private static Consent only(Neighbours neighbours, String bsn) {
    var all = neighbours.of(bsn, Consent.class);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void vipLiveRefersToThePatientOnAnotherServerAndPutsAcdLast(Neighbours neighbours) {
    var bsn = "999940272";
    var id = "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF";
    neighbours.patient("viplive", bsn);
    var consent = Zib2017.resuscitation("viplive-cpr", id, "NEE");
    consent.getPatient().setReference("http://voorbeeld.example/Patient/" + id);
    consent.setDateTime(null);
    consent
        .getCategoryFirstRep()
        .addCoding()
        .setSystem("http://terminology.hl7.org/CodeSystem/consentcategorycodes")
        .setCode("acd");
    consent
        .getMeta()
        .addExtension()
        .setUrl("http://hl7.org/fhir/4.0/StructureDefinition/extension-Meta.source")
        .setValue(new org.hl7.fhir.dstu3.model.UriType("uri:oid:2.16.840.1.113883.2.4.3.99"));
    neighbours
        .standIn("viplive")
        .patient(bsn, json(Zib2017.patient(id, bsn)))
        .on("Consent", id, Zib2017.DIRECTIVE, json(consent));

    var pulled = neighbours.pull("viplive", "viplive");

    assertThat(pulled.outcome()).as(pulled.toString()).isEqualTo("changed");
    var kept = only(neighbours, bsn);
    assertThat(kept.getProvision().getType()).isEqualTo(ConsentProvisionType.DENY);
    assertThat(kept.getDateTimeElement().getValueAsString()).startsWith("2026-03-01");
    assertThat(kept.getMeta().getSource()).isEqualTo("urn:pzp:source:fhir:viplive");
    assertThat(kept.getPatient().getReference()).isEqualTo("Patient/viplive");
  }

  @Test
  void nonUniqueIdDoesNotMatchOnAnotherServer(Neighbours neighbours) {
    var bsn = "999940284";
    neighbours.patient("chip-number", bsn);
    var consent = Zib2017.resuscitation("chip-2", "77", "NEE");
    consent.getPatient().setReference("http://voorbeeld.example/Patient/77");
    neighbours
        .standIn("chipsoft")
        .patient(bsn, json(Zib2017.patient("77", bsn)))
        .on("Consent", "77", Zib2017.DIRECTIVE, json(consent));

    assertThat(neighbours.pull("chip-number", "chipsoft").codes()).containsExactly("PZP-PULL-032");
    assertThat(neighbours.of(bsn, Consent.class)).isEmpty();
  }

  @Test
  void chipSoftGivesTheDateOnlyInThePeriod(Neighbours neighbours) {
    var bsn = "999940296";
    neighbours.patient("chipsoft", bsn);
    var consent = Zib2017.resuscitation("chip-1", "chip-p", "JA");
    consent.setDateTime(null);
    neighbours
        .standIn("chipsoft")
        .patient(bsn, json(Zib2017.patient("chip-p", bsn)))
        .on("Consent", "chip-p", Zib2017.DIRECTIVE, json(consent));

    assertThat(neighbours.pull("chipsoft", "chipsoft").outcome()).isEqualTo("changed");
    assertThat(only(neighbours, bsn).getProvision().getType())
        .isEqualTo(ConsentProvisionType.PERMIT);
  }

  @Test
  void onlyNexusIsAskedByGet(Neighbours neighbours) {
    var bsn = "999940302";
    neighbours.patient("nexus", bsn);
    var consent = Zib2017.resuscitation("nex-1", "nex-p", "NEE");
    consent.getPeriod().setStartElement(new org.hl7.fhir.dstu3.model.DateTimeType("2026-02-27"));
    neighbours
        .standIn("nexus")
        .patient(bsn, json(Zib2017.patient("nex-p", bsn)))
        .on("Consent", "nex-p", Zib2017.DIRECTIVE, json(consent));

    assertThat(neighbours.pull("nexus", "nexus").outcome()).isEqualTo("changed");

    assertThat(only(neighbours, bsn).getProvision().getType()).isEqualTo(ConsentProvisionType.DENY);
    neighbours
        .vendors()
        .verify(
            getRequestedFor(urlPathEqualTo("/nexus/fhir/Patient"))
                .withQueryParam("identifier", containing(bsn)));
    // Every other source gets the BSN in the body only.
    neighbours.vendors().verify(0, anyRequestedFor(urlMatching("/(?!nexus/).*9999\\d{5}.*")));
  }

  @Test
  void nedapSpellsSystemsItsOwnWayAndHasNoA20(Neighbours neighbours) {
    var bsn = "999940314";
    neighbours.patient("nedap", bsn);
    neighbours
        .standIn("nedap")
        .patient(
            bsn,
            json(Zib2017.patient("ned-p", bsn))
                .replace(
                    "http://fhir.nl/fhir/NamingSystem/bsn", "urn:oid:2.16.840.1.113883.2.4.6.3"))
        .on(
            "Consent",
            "ned-p",
            Zib2017.DIRECTIVE,
            json(Zib2017.resuscitation("ned-1", "ned-p", "JA")))
        .on("Condition", "ned-p", "", json(Zib2017.problem("ned-2", "ned-p", "T90")));

    var pulled = neighbours.pull("nedap", "nedap");

    assertThat(pulled.outcome()).isEqualTo("changed");
    assertThat(pulled.codes()).isEmpty();
    only(neighbours, bsn);
    // An unrequested Condition leaves no trace.
    assertThat(neighbours.of(bsn, DocumentReference.class)).isEmpty();
    assertThat(neighbours.stored(bsn).toString()).doesNotContain("Condition");
  }

  @Test
  void sandayHasAnEpisodeThatBecomesAPointerAndNoDirective(Neighbours neighbours) {
    var bsn = "999940326";
    neighbours.patient("sanday", bsn);
    var condition = Zib2017.problem("san-c", "san-p", "A20");
    condition.addNote().setText("Wil niet gereanimeerd worden.");
    neighbours
        .standIn("sanday")
        .patient(bsn, json(Zib2017.nameless("san-p")))
        .on(
            "EpisodeOfCare",
            "san-p",
            "Condition",
            json(Zib2017.episode("san-e", "san-p", "san-c")),
            json(condition));

    var pulled = neighbours.pull("sanday", "sanday");

    assertThat(pulled.outcome()).as(pulled.toString()).isEqualTo("changed");
    assertThat(pulled.codes()).containsExactly("PZP-PULL-064");
    assertThat(neighbours.of(bsn, DocumentReference.class))
        .singleElement()
        .satisfies(
            pointer -> {
              assertThat(pointer.getStatus()).isEqualTo(DocumentReferenceStatus.CURRENT);
              assertThat(pointer.getDescription()).contains("gesprek");
              assertThat(pointer.getSubject().getReference()).isEqualTo("Patient/sanday");
              assertThat(pointer.getCustodian().getDisplay()).isEqualTo("sanday");
              assertThat(pointer.getContentFirstRep().getAttachment().getUrl())
                  .endsWith("/sanday/fhir/Condition/san-c");
              assertThat(
                      new String(
                          pointer.getContent().get(1).getAttachment().getData(),
                          StandardCharsets.UTF_8))
                  .isEqualTo("Wil niet gereanimeerd worden.");
            });
    assertThat(neighbours.of(bsn, Consent.class)).isEmpty();
    assertThat(neighbours.of(bsn, Observation.class)).isEmpty();
    assertThat(neighbours.pull("sanday", "sanday").outcome()).isEqualTo("unchanged");

    // A Condition entered in error at the source is entered in error here.
    condition.setVerificationStatus(Condition.ConditionVerificationStatus.ENTEREDINERROR);
    neighbours.standIn("sanday").on("EpisodeOfCare", "san-p", "Condition", json(condition));
    assertThat(neighbours.pull("sanday", "sanday").outcome()).isEqualTo("changed");
    assertThat(neighbours.of(bsn, DocumentReference.class))
        .extracting(DocumentReference::getStatus)
        .containsExactly(DocumentReferenceStatus.ENTEREDINERROR);
  }

  @Test
  void patientWithoutABsnIsMatchedByBirthDateOnlyWhereAllowed(Neighbours neighbours) {
    var bsn = "999940338";
    neighbours.patient("sanday-2", bsn, "1950-05-05");
    neighbours.standIn("sanday").patient(bsn, json(Zib2017.nameless("san-q")));

    assertThat(neighbours.pull("sanday-2", "sanday").codes()).containsExactly("PZP-PULL-033");
  }

  @Test
  void cgmIsAskedByMatchWithBothPartiesAndWithoutAnOrSearch(Neighbours neighbours) {
    var bsn = "999940351";
    neighbours.patient("cgm", bsn);
    SecureSourceTest.givesTokens(neighbours, "cgm");
    var will = Zib2017.resuscitation("cgm-1", "cgm-p", "NEE");
    will.getExtension().add(comment());
    neighbours
        .standIn("cgm")
        .patient(bsn, json(Zib2017.patient("cgm-p", bsn)))
        .on("Consent", "cgm-p", Zib2017.DIRECTIVE, json(will))
        .on("Condition", "cgm-p", "", json(Zib2017.problem("cgm-c", "cgm-p", "A20")));

    var pulled = neighbours.pull("cgm", "cgm");

    assertThat(pulled.outcome()).as(pulled.toString()).isEqualTo("changed");
    assertThat(only(neighbours, bsn).getProvision().getType()).isEqualTo(ConsentProvisionType.DENY);
    assertThat(neighbours.of(bsn, DocumentReference.class)).hasSize(1);
    neighbours
        .vendors()
        .verify(
            postRequestedFor(urlEqualTo("/cgm/fhir/Patient/$match"))
                .withRequestBody(containing(bsn))
                .withHeader("context-requester-org-id", equalTo("urn:oid:2.16.528.1.1007.3.3.1"))
                .withHeader("context-target-org-id", equalTo("01990001")));
    neighbours.vendors().verify(0, getRequestedFor(urlMatching(".*clinical-status.*")));
  }

  private static org.hl7.fhir.dstu3.model.Extension comment() {
    return new org.hl7.fhir.dstu3.model.Extension(
        "http://nictiz.nl/fhir/StructureDefinition/Comment",
        new org.hl7.fhir.dstu3.model.StringType("Besproken met dochter."));
  }

  @Test
  void anUnknownDecisionIsSetAsideWithItsCode(Neighbours neighbours) {
    var bsn = "999940363";
    neighbours.patient("vendor-odd", bsn);
    var odd = Zib2017.resuscitation("odd-1", "odd-p", "MISSCHIEN");
    neighbours
        .standIn("viplive")
        .patient(bsn, json(Zib2017.patient("odd-p", bsn)))
        .on("Consent", "odd-p", Zib2017.DIRECTIVE, json(odd));

    var pulled = neighbours.pull("vendor-odd", "viplive");

    assertThat(pulled.outcome()).isEqualTo("failed");
    assertThat(pulled.codes()).containsExactly("PZP-PULL-041");
    assertThat(neighbours.of(bsn, Consent.class)).isEmpty();
  }
}
