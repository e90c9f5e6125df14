package nl.pzp.stu3;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;

/** A view of the Zorgviewer, as its guide defines it, on a Bundle. */
public final class ZorgviewerView {

  private static final IFhirPath FHIR_PATH = FhirContext.forDstu3Cached().newFhirPath();

  /** One row of the screen; a column without value is an empty string. */
  public record Row(Map<String, String> columns) {

    public String get(String column) {
      return columns.getOrDefault(column, "");
    }
  }

  private final JsonNode select;

  private ZorgviewerView(JsonNode select) {
    this.select = select;
  }

  /** A view by name; skips the test when the hub's material is not there. */
  public static ZorgviewerView of(String name) {
    var file = Fhir.zorgviewer("viewdefinitions").resolve("ViewDefinition-" + name + ".json");
    try {
      return new ZorgviewerView(
          new ObjectMapper().readTree(Fhir.text(file)).path("select").path(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Row> rows(Bundle bundle) {
    return FHIR_PATH
        .evaluate(bundle, adapted(select.path("forEach").asText()), IBase.class)
        .stream()
        .map(this::row)
        .toList();
  }

  private Row row(IBase element) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (var column : select.path("column")) {
      // The hub looks such texts up in its own lists; FHIRPath has no such function.
      if (column.path("path").asText().contains("lookup(")) {
        continue;
      }
      columns.put(
          column.path("name").asText(),
          FHIR_PATH.evaluate(element, adapted(column.path("path").asText()), IBase.class).stream()
              .filter(IPrimitiveType.class::isInstance)
              .map(value -> ((IPrimitiveType<?>) value).getValueAsString())
              .collect(Collectors.joining(" & ")));
    }
    return new Row(columns);
  }

  // The views name the properties of the JSON where FHIRPath names elements, and misspell one.
  private static String adapted(String path) {
    return path.replaceAll("resourceType='(\\w+)'", "(\\$this is $1)")
        .replaceAll("\\.value(Uri|String|CodeableConcept|Reference)\\b", ".value")
        .replaceAll("\\.join\\('[^']*'\\)", "")
        .replaceAll("exists\\(([\\w.]+)\\)", "$1.exists()")
        .replace("onsetPeriod", "onset.where($this is Period)")
        .replace("onsetDateTime", "onset.where($this is dateTime)")
        .replace("sourceAttachement", "source");
  }
}
