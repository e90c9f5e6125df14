package nl.pzp.mirror;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;

/** Reads a resource from a mirror and decides who wrote it. */
final class MirrorLook {

  /** The resource in the mirror. */
  sealed interface Found {

    /** Absent, as expected. */
    record Nothing() implements Found {}

    /** Absent, although we sent it and nobody deleted it: the mirror was emptied. */
    record Emptied() implements Found {}

    /** A version that the record once sent. */
    record Ours(String tag) implements Found {}

    /** Content that the record never had. */
    record Foreign() implements Found {}
  }

  private static final int MOST_VERSIONS = 200;

  private final MirrorHttp http;
  private final PatientRecord record;
  private final FhirContext fhir;

  MirrorLook(MirrorHttp http, PatientRecord record, FhirContext fhir) {
    this.http = http;
    this.record = record;
    this.fhir = fhir;
  }

  /**
   * Reads the resource.
   *
   * @throws MirrorAwayException when the mirror cannot answer now
   */
  Found at(Target target, MirrorChange piece) {
    var reply = http.get(target, piece.key());
    return switch (reply.status()) {
      case 200 -> found(piece, reply);
      case 404 -> piece.isThere() ? new Found.Emptied() : new Found.Nothing();
      // Another party deleted a copy there: sending it again loses nothing.
      case 410 -> new Found.Nothing();
      default -> throw MirrorResult.away(reply);
    };
  }

  private Found found(MirrorChange piece, MirrorReply reply) {
    var text = new String(reply.body(), StandardCharsets.UTF_8);
    Resource there;
    try {
      there = (Resource) fhir.newJsonParser().parseResource(text);
    } catch (DataFormatException | ClassCastException e) {
      throw MirrorAwayException.notNow(MirrorProblem.ANSWER_UNREADABLE);
    }
    var tag = reply.tag() != null ? reply.tag() : there.getMeta().getVersionId();
    if (tag == null) {
      throw MirrorAwayException.notNow(MirrorProblem.ANSWER_UNREADABLE);
    }
    var kept = piece.kept();
    if (kept != null && !kept.gone() && tag.equals(kept.tag())) {
      return new Found.Ours(tag);
    }
    var content = plain(there);
    var key = piece.key();
    return Stream.concat(
                Stream.of(piece.stored()),
                record.history(key.type(), key.id(), MOST_VERSIONS).stream())
            .filter(version -> !version.deleted())
            .anyMatch(version -> plain(parsed(version)).equals(content))
        ? new Found.Ours(tag)
        : new Found.Foreign();
  }

  private Resource parsed(StoredResource version) {
    return (Resource) fhir.newJsonParser().parseResource(version.json());
  }

  // A server may extend meta and serialise the same content in another way.
  private String plain(Resource resource) {
    var copy = resource.copy();
    copy.setMeta(new Meta());
    copy.setId((String) null);
    return fhir.newJsonParser().encodeResourceToString(copy);
  }
}
