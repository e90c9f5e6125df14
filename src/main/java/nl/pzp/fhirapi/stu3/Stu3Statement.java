package nl.pzp.fhirapi.stu3;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nl.pzp.fhirapi.DoorStatement;
import nl.pzp.fhirapi.PackProfiles;
import nl.pzp.intake.Door;
import nl.pzp.terminology.Packs;
import org.hl7.fhir.dstu3.model.CapabilityStatement;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The CapabilityStatement in STU3, where profiles and operations have other places (STU3,
 * CapabilityStatement).
 */
@Component
final class Stu3Statement implements DoorStatement {

  private static final String FHIR = "3.0.2";
  private static final String PROFILE = "profile";
  private static final String REFERENCE = "reference";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PackProfiles profiles;
  private final FhirContext r4;
  private final FhirContext stu3 = FhirContext.forDstu3Cached();

  Stu3Statement(Packs packs, FhirContext fhirR4) {
    this.profiles = new PackProfiles(packs, Door.STU3);
    this.r4 = fhirR4;
  }

  @Override
  public String description(List<String> forms) {
    return "Advance care plans of one region, in STU3 with zib2017. Reads forms of "
        + String.join(", ", forms)
        + ". The same record in R4 is at /fhir/r4.";
  }

  @Override
  public void addResources(CapabilityStatementRestComponent rest) {
    // Only the Task of a notified pull; its sender can follow it.
    var task = rest.addResource().setType("Task");
    task.addInteraction().setCode(TypeRestfulInteraction.CREATE);
    task.addInteraction().setCode(TypeRestfulInteraction.READ);
  }

  @Override
  public IBaseConformance said(org.hl7.fhir.r4.model.CapabilityStatement statement) {
    try {
      var json = (ObjectNode) JSON.readTree(r4.newJsonParser().encodeResourceToString(statement));
      json.put("fhirVersion", FHIR).put("acceptUnknown", "no");
      var all = json.putArray(PROFILE);
      profiles.all().forEach(profile -> all.addObject().put(REFERENCE, profile));
      for (var rest : json.withArray("rest")) {
        inStu3((ObjectNode) rest);
      }
      return stu3.newJsonParser().parseResource(CapabilityStatement.class, json.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("HAPI writes JSON that can be read", e);
    }
  }

  // STU3 lists operations at the server; a resource appears only with interactions.
  private static void inStu3(ObjectNode rest) {
    var operations = rest.putArray("operation");
    var resources = rest.withArray("resource").elements();
    while (resources.hasNext()) {
      var resource = (ObjectNode) resources.next();
      onlyProfile(resource.remove("supportedProfile"), resource);
      move(resource.remove("operation"), operations);
      if (!resource.has("interaction")) {
        resources.remove();
      }
    }
  }

  // STU3 allows one profile for a type; name none when there are several.
  private static void onlyProfile(@Nullable JsonNode supported, ObjectNode resource) {
    if (supported != null && supported.size() == 1) {
      resource.putObject(PROFILE).put(REFERENCE, supported.get(0).asText());
    }
  }

  private static void move(@Nullable JsonNode offered, ArrayNode operations) {
    if (offered != null) {
      for (var operation : offered) {
        var moved = operations.addObject().put("name", operation.path("name").asText());
        moved.putObject("definition").put(REFERENCE, operation.path("definition").asText());
      }
    }
  }
}
