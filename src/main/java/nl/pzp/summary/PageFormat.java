package nl.pzp.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The shapes in which the page can be had. */
public enum PageFormat {
  PDF("application/pdf"),
  HTML("text/html;charset=UTF-8"),
  JSON("application/json;charset=UTF-8"),
  FHIR_JSON("application/fhir+json;charset=UTF-8"),
  FHIR_XML("application/fhir+xml;charset=UTF-8");

  private static final Map<String, PageFormat> SHORT =
      Map.of("pdf", PDF, "html", HTML, "json", JSON, "xml", FHIR_XML);

  private final MediaType type;

  PageFormat(String type) {
    this.type = MediaType.parseMediaType(type);
  }

  public String contentType() {
    return type.toString();
  }

  /** By {@code _format}, else by Accept; PDF where anything will do, empty where none will. */
  public static Optional<PageFormat> of(@Nullable String format, List<String> accepted) {
    if (format != null && !format.isBlank()) {
      var called = SHORT.get(format.strip());
      // A plus sign in an address is a space.
      return called != null ? Optional.of(called) : first(format.strip().replace(' ', '+'));
    }
    if (accepted.isEmpty()) {
      return Optional.of(PDF);
    }
    return first(String.join(",", accepted));
  }

  private static Optional<PageFormat> first(String types) {
    try {
      var wanted = new ArrayList<>(MediaType.parseMediaTypes(types));
      wanted.sort(Comparator.comparingDouble(MediaType::getQualityValue).reversed());
      return wanted.stream()
          .filter(type -> type.getQualityValue() > 0)
          .flatMap(type -> List.of(values()).stream().filter(f -> type.includes(f.type)).limit(1))
          .findFirst();
    } catch (InvalidMediaTypeException e) {
      return Optional.empty();
    }
  }
}
