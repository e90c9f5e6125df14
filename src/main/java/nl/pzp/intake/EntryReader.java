package nl.pzp.intake;

import java.util.Optional;
import java.util.regex.Pattern;
import nl.pzp.guard.Ids;
import nl.pzp.intake.Part.Action;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.record.BusinessIdentifier;
import nl.pzp.record.WriteCondition;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads what one entry of a transaction asks (R4, section 3.1.0.11). */
final class EntryReader {

  private static final Pattern ETAG = Pattern.compile("(?:W/)?\"?(\\d{1,9})\"?");
  private static final String ANYTHING = "*";
  private static final String IDENTIFIER = "identifier=";

  /**
   * The entry, with the id of a created resource still to be given.
   *
   * @throws nl.pzp.problem.ProblemException when it cannot be read
   */
  Part read(int index, BundleEntryComponent entry, String source) {
    var request = entry.getRequest();
    var url = request.getUrl() == null ? "" : request.getUrl().replaceFirst("^/", "");
    var method = request.getMethod();
    if (method == null || url.isEmpty()) {
      throw unreadable(index);
    }
    if (method == HTTPVerb.GET) {
      return new Part(index, Action.ASK, url, "", null, WriteCondition.none(), null, source);
    }
    var segments = url.split("/", -1);
    var type = segments[0];
    if (!PatientLinks.types().contains(type)) {
      throw Problem.of(ApiProblem.TYPE_UNKNOWN)
          .with("known", String.join(", ", PatientLinks.types()))
          .at(place(index))
          .asException();
    }
    var sourceOf = sourceOf(entry.getResource(), source);
    return switch (method) {
      case POST -> create(index, entry, segments, sourceOf);
      case PUT -> update(index, entry, segments, sourceOf);
      case DELETE -> delete(index, entry, segments, source);
      case GET, HEAD, PATCH, NULL -> throw unreadable(index);
    };
  }

  private static Part create(
      int index, BundleEntryComponent entry, String[] segments, String source) {
    var resource = resource(index, entry, segments[0]);
    if (segments.length != 1) {
      throw unreadable(index);
    }
    var ifNoneExist = entry.getRequest().getIfNoneExist();
    return new Part(
        index,
        Action.CREATE,
        segments[0],
        sentId(resource).orElse(""),
        resource,
        WriteCondition.none(),
        ifNoneExist == null ? null : identifier(ifNoneExist, segments[0], place(index)),
        source);
  }

  private static Part update(
      int index, BundleEntryComponent entry, String[] segments, String source) {
    var resource = resource(index, entry, segments[0]);
    var id = idOf(index, segments);
    if (!sentId(resource).orElse(id).equals(id)) {
      throw Problem.of(ApiProblem.ID_DIFFERS).at(place(index)).asException();
    }
    return new Part(
        index,
        Action.UPDATE,
        segments[0],
        id,
        resource,
        condition(entry.getRequest()),
        null,
        source);
  }

  private static Part delete(
      int index, BundleEntryComponent entry, String[] segments, String source) {
    if (!DeletableTypes.contains(segments[0])) {
      throw Problem.of(ApiProblem.DELETE_NOT_ALLOWED)
          .with("type", segments[0])
          .at(place(index))
          .asException();
    }
    return new Part(
        index,
        Action.DELETE,
        segments[0],
        idOf(index, segments),
        null,
        condition(entry.getRequest().getIfMatch()),
        null,
        source);
  }

  // If-None-Match with a star asks that nothing be there (RFC 9110, section 13.1.2).
  private static WriteCondition condition(BundleEntryRequestComponent request) {
    return ANYTHING.equals(request.getIfNoneMatch())
        ? WriteCondition.absent()
        : condition(request.getIfMatch());
  }

  /** The condition that an If-Match header sets. */
  static WriteCondition condition(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      return WriteCondition.none();
    }
    var version = ETAG.matcher(ifMatch.strip());
    if (!version.matches()) {
      throw Problem.of(ApiProblem.IF_MATCH_UNREADABLE).asException();
    }
    return WriteCondition.versionMatches(Integer.parseInt(version.group(1)));
  }

  /** The identifier by which a condition such as {@code identifier=system|value} finds. */
  static BusinessIdentifier identifier(String condition, String type, Place place) {
    var query =
        condition.startsWith(type + "?") ? condition.substring(type.length() + 1) : condition;
    var value = query.startsWith(IDENTIFIER) ? decoded(query.substring(IDENTIFIER.length())) : "";
    int bar = value.indexOf('|');
    if (bar <= 0 || bar == value.length() - 1 || value.contains("&") || value.contains(",")) {
      throw Problem.of(ApiProblem.CONDITION_NOT_OFFERED).at(place).asException();
    }
    return new BusinessIdentifier(value.substring(0, bar), value.substring(bar + 1));
  }

  private static String decoded(String text) {
    try {
      return java.net.URLDecoder.decode(text, java.nio.charset.StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** The id that the sender gave, where the parser did not put the entry's address in its place. */
  static Optional<String> sentId(Resource resource) {
    var id = resource.getIdElement();
    var value = id.getValue();
    return value == null || value.startsWith("urn:")
        ? Optional.empty()
        : Optional.ofNullable(id.getIdPart()).filter(Ids::isId);
  }

  static Place place(int index) {
    return Place.at("Bundle.entry[" + index + "]");
  }

  private static Resource resource(int index, BundleEntryComponent entry, String type) {
    var resource = entry.getResource();
    if (resource == null) {
      throw unreadable(index);
    }
    if (!resource.fhirType().equals(type)) {
      throw Problem.of(ApiProblem.TYPE_DIFFERS)
          .with("found", resource.fhirType())
          .with("expected", type)
          .at(place(index))
          .asException();
    }
    return resource;
  }

  private static String idOf(int index, String[] segments) {
    if (segments.length != 2 || !Ids.isId(segments[1])) {
      throw unreadable(index);
    }
    return segments[1];
  }

  private static String sourceOf(@Nullable Resource resource, String fallback) {
    return resource != null && resource.getMeta().hasSource()
        ? resource.getMeta().getSource()
        : fallback;
  }

  private static RuntimeException unreadable(int index) {
    return Problem.of(ApiProblem.ENTRY_UNREADABLE).at(place(index)).asException();
  }
}
