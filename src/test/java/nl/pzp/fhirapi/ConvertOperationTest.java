package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.form;
import static nl.pzp.fhirapi.Messages.json;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import nl.pzp.fixtures.ExamplePeople;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.record.Inbox;
import nl.pzp.record.MessageFilter;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Consent;
import org.hl7.fhir.dstu3.model.OperationOutcome;
import org.hl7.fhir.dstu3.model.Parameters;
import org.hl7.fhir.dstu3.model.QuestionnaireResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedAdapter.class)
class ConvertOperationTest {

  private static final FhirContext STU3 = FhirContext.forDstu3Cached();

  @Test
  void formIsConvertedToStu3WithAReportAndNothingIsKept(StartedAdapter adapter) {
    var before = newestMessage(adapter);

    var reply = adapter.post("/$convert?to=stu3", ExamplePeople.capable().form().text());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).containsIgnoringCase("fhirVersion=3.0");
    var answer = STU3.newJsonParser().parseResource(Parameters.class, reply.body());
    assertThat(answer.getParameter())
        .extracting(Parameters.ParametersParameterComponent::getName)
        .containsExactly("result", "report");
    assertThat(answer.getParameter().get(1).getResource()).isInstanceOf(OperationOutcome.class);
    var made = (Bundle) answer.getParameter().get(0).getResource();
    assertThat(made.getEntry()).anyMatch(entry -> entry.getResource() instanceof Consent);
    assertThat(newestMessage(adapter)).isEqualTo(before);
  }

  @Test
  void stu3AtTheR4DoorIsConvertedToTheForm(StartedAdapter adapter) {
    var stu3 =
        adapter.post("/$convert?to=stu3&report=false", ExamplePeople.capable().form().text());

    var reply = adapter.post("/$convert?to=form2020&report=false", stu3.body());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).containsIgnoringCase("fhirVersion=4.0");
    assertThat(reply.bundle().getEntry())
        .anyMatch(entry -> entry.getResource().fhirType().equals("QuestionnaireResponse"));
  }

  @Test
  void formOf2017IsGivenInXmlOnRequest(StartedAdapter adapter) {
    var reply =
        adapter.post(
            "/$convert?to=form2017&report=false",
            json(form("convert", "nobody", TreatmentDecision.PERFORM)),
            "Accept",
            "application/fhir+xml",
            "Content-Type",
            "application/fhir+json; fhirVersion=4.0");

    assertThat(
            STU3.newXmlParser()
                .parseResource(QuestionnaireResponse.class, reply.body())
                .getQuestionnaire()
                .getReference())
        .contains("ACP-zib2017");
  }

  @Test
  void failedConversionReportsCauseAndRemedy(StartedAdapter adapter) {
    var text = ExamplePeople.capable().form().text();

    assertThat(adapter.post("/$convert", text).problems()).containsExactly("PZP-CONV-011");
    assertThat(adapter.post("/$convert?to=hl7v2", text).outcome().getIssueFirstRep())
        .satisfies(issue -> assertThat(issue.getDiagnostics()).contains("form2017", "stu3"));
    assertThat(adapter.post("/$convert?to=r4&from=stu3", text).status()).isEqualTo(422);
    assertThat(adapter.post("/$convert?to=r4", "{\"resourceType\":\"Bundle\"}").problems())
        .containsExactly("PZP-CONV-005");
    var unclear =
        adapter.post(
            "/$convert?to=r4",
            "{\"resourceType\":\"Consent\",\"status\":\"active\",\"except\":[{\"type\":\"deny\"}],"
                + "\"category\":[{\"coding\":[{\"system\":\"http://snomed.info/sct\","
                + "\"code\":\"11291000146105\"}]}]}");
    assertThat(unclear.status()).isEqualTo(422);
    assertThat(unclear.problems()).contains("PZP-STU3-001");
  }

  @Test
  void unknownElementRefusesTheConversion(StartedAdapter adapter) {
    var text = ExamplePeople.capable().form().text().replaceFirst("\"status\"", "\"statuss\"");

    assertThat(adapter.post("/$convert?to=r4", text).problems()).contains("PZP-CONV-002");
  }

  private static Object newestMessage(StartedAdapter adapter) {
    return adapter.bean(Inbox.class).list(MessageFilter.ALL, 1);
  }
}
