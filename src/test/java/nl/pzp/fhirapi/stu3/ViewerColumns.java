package nl.pzp.fhirapi.stu3;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;

/** The table that a viewer shows of a Bundle, by our own paths in FHIRPath syntax. */
final class ViewerColumns {

  private static final IFhirPath FHIR_PATH = FhirContext.forDstu3Cached().newFhirPath();

  private final String rows;
  private final Map<String, String> columns;

  private ViewerColumns(String rows, Map<String, String> columns) {
    this.rows = rows;
    this.columns = columns;
  }

  static ViewerColumns of(String view) {
    try (var lines =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .<Map<String, String>>readValues(
                ViewerColumns.class.getResourceAsStream("/stu3/viewer-columns.csv"))) {
      var all = lines.readAll().stream().filter(line -> view.equals(line.get("view"))).toList();
      var columns = new LinkedHashMap<String, String>();
      all.forEach(line -> columns.put(text(line, "column"), text(line, "path")));
      return new ViewerColumns(text(all.get(0), "rows"), columns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Map<String, String> line, String name) {
    return line.getOrDefault(name, "");
  }

  /** A row for each element; a column without a value is an empty text. */
  List<Map<String, String>> rows(Bundle bundle) {
    return FHIR_PATH.evaluate(bundle, rows, IBase.class).stream().map(this::row).toList();
  }

  private Map<String, String> row(IBase element) {
    var row = new LinkedHashMap<String, String>();
    columns.forEach(
        (name, path) ->
            row.put(
                name,
                FHIR_PATH.evaluate(element, path, IBase.class).stream()
                    .filter(IPrimitiveType.class::isInstance)
                    .map(value -> ((IPrimitiveType<?>) value).getValueAsString())
                    .collect(Collectors.joining(" & "))));
    return row;
  }
}
