package nl.pzp.fhirapi.stu3;

import static nl.pzp.fhirapi.stu3.Stu3Messages.directive;
import static nl.pzp.fhirapi.stu3.Stu3Messages.json;
import static nl.pzp.fhirapi.stu3.Stu3Messages.patient;
import static nl.pzp.fhirapi.stu3.Stu3ReadTest.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import nl.pzp.audit.AuditTrail;
import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import org.hl7.fhir.dstu3.model.Binary;
import org.hl7.fhir.dstu3.model.DocumentReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole plan as one PDF among the documents. */
@ExtendWith(SharedAdapter.class)
class PlanDocumentTest {

  @Test
  void wholePlanIsAmongTheCurrentDocumentsWithThePdfInIt(StartedAdapter adapter) {
    put(adapter, "pdoc-1", "999973666", true);
    var found = get(adapter, "/DocumentReference?patient=pdoc-1&status=current");
    assertThat(found.status()).as(found.body()).isEqualTo(200);
    assertThat(found.matches()).hasSize(1);
    var document = (DocumentReference) found.matches().get(0);
    var attachment = document.getContentFirstRep().getAttachment();
    assertThat(attachment.getContentType()).isEqualTo("application/pdf");
    assertThat(isPdf(attachment.getData())).isTrue();
    assertThat(document.getType().getText()).isNotBlank();
    assertThat(document.getDescription()).isNotBlank();
    assertThat(document.getIndexed()).isNotNull();
    assertThat(document.getSubject().getReference()).isEqualTo("Patient/pdoc-1");
    assertThat(
            get(adapter, "/" + Stu3Answer.reference(document))
                .as(DocumentReference.class)
                .getContentFirstRep()
                .getAttachment()
                .hasData())
        .isTrue();
    assertThat(get(adapter, "/" + Stu3Answer.reference(document) + "/_history/1").status())
        .isEqualTo(200);
    assertThat(get(adapter, "/DocumentReference?patient=pdoc-1&status=superseded").found())
        .isEmpty();
    assertThat(get(adapter, "/DocumentReference?patient=pdoc-1&type=56444-3").found()).hasSize(1);
  }

  @Test
  void binaryIsThePdfOrAResourceWhenFhirIsRequested(StartedAdapter adapter)
      throws IOException, InterruptedException {
    put(adapter, "pdoc-2", "999973757", true);
    var document =
        (DocumentReference)
            get(adapter, "/DocumentReference?patient=pdoc-2&status=current").matches().get(0);
    var url = document.getContentFirstRep().getAttachment().getUrl();
    assertThat(url).startsWith(adapter.stu3() + "/Binary/");
    for (var accept : new String[] {"application/pdf", "*/*"}) {
      var raw =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url)).header("Accept", accept).build(),
                  BodyHandlers.ofByteArray());
      assertThat(raw.statusCode()).isEqualTo(200);
      assertThat(raw.headers().firstValue("Content-Type").orElse(""))
          .as(accept)
          .startsWith("application/pdf");
      assertThat(isPdf(raw.body())).isTrue();
    }
    var resource = new Stu3Answer(adapter.get(url, "Accept", "application/fhir+json"));
    assertThat(isPdf(resource.as(Binary.class).getContent())).isTrue();
  }

  @Test
  void readingThePlanAuditsEverySourceResource(StartedAdapter adapter) {
    put(adapter, "pdoc-3", "999973770", true);
    get(adapter, "/DocumentReference?patient=pdoc-3&status=current");
    assertThat(String.join("\n", adapter.bean(AuditTrail.class).newest(3)))
        .contains("Consent/pdoc-3-c/_history/1")
        .contains("DocumentReference/plan-");
  }

  @Test
  void patientWithoutAPlanHasNoDocument(StartedAdapter adapter) {
    put(adapter, "pdoc-4", "999973848", false);
    assertThat(get(adapter, "/DocumentReference?patient=pdoc-4&status=current").found()).isEmpty();
    var nobody = "plan-00000000-0000-4000-8000-000000000000";
    assertThat(get(adapter, "/DocumentReference/" + nobody).status()).isEqualTo(404);
    assertThat(get(adapter, "/Binary/" + nobody).status()).isEqualTo(404);
  }

  private static boolean isPdf(byte[] content) {
    return new String(content, 0, 5, StandardCharsets.US_ASCII).equals("%PDF-");
  }

  private static void put(StartedAdapter adapter, String id, String bsn, boolean withPlan) {
    adapter.put(adapter.stu3() + "/Patient/" + id, json(patient(id, bsn)));
    if (withPlan) {
      var path = adapter.stu3() + "/Consent/" + id + "-c";
      var put = adapter.put(path, json(directive(id + "-c", id, "NEE")));
      assertThat(put.status()).as(put.body()).isEqualTo(201);
    }
  }
}
