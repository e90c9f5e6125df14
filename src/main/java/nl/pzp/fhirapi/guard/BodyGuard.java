package nl.pzp.fhirapi.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import nl.pzp.guard.ContentGuard;
import nl.pzp.guard.GuardProblem;
import nl.pzp.guard.Guarded;
import nl.pzp.guard.JsonGuard;
import nl.pzp.guard.LimitSettings;
import nl.pzp.guard.Utf8;
import nl.pzp.guard.XmlGuard;
import nl.pzp.intake.Door;
import nl.pzp.problem.Problem;
import nl.pzp.security.Interaction;
import org.jspecify.annotations.Nullable;

/** Reads a body up to its limit and checks it before any parser does. */
final class BodyGuard {

  private static final byte[] NOTHING = new byte[0];

  /**
   * The result of reading a body.
   *
   * @param bytes as received; empty when there are none, or too many
   * @param size in bytes, as declared or as far as it was read
   * @param unread whether the body was too large to read
   * @param form the parameters of a posted search
   * @param messageIdentifier the sender's own identifier of the message
   */
  @SuppressWarnings("ArrayRecordComponent") // carried once, never compared
  record Body(
      byte[] bytes,
      long size,
      boolean unread,
      @Nullable String form,
      Optional<String> messageIdentifier,
      Optional<Problem> problem) {

    boolean isPresent() {
      return size > 0;
    }
  }

  private final long limit;
  private final ContentGuard json;
  private final ContentGuard xml;

  BodyGuard(LimitSettings limits) {
    this.limit = limits.bodyBytes();
    this.json = new JsonGuard(limits);
    this.xml = new XmlGuard(limits);
  }

  Body read(Door door, FhirAddress address, HttpServletRequest request) throws IOException {
    if (!request.getMethod().equals("POST") && !request.getMethod().equals("PUT")) {
      return new Body(NOTHING, 0, false, null, Optional.empty(), Optional.empty());
    }
    var announced = request.getContentLengthLong();
    var untaken = notTaken(door, address, request);
    if (untaken.isPresent()) {
      return unread(announced, untaken.get());
    }
    if (announced > limit) {
      return tooLarge(announced);
    }
    var bytes = request.getInputStream().readNBytes(Math.toIntExact(limit) + 1);
    return bytes.length > limit ? tooLarge(bytes.length) : looked(door, address, request, bytes);
  }

  // What is refused for its kind is not read, so that nothing of it stays.
  private static Optional<Problem> notTaken(
      Door door, FhirAddress address, HttpServletRequest request) {
    if (request.getContentLengthLong() == 0) {
      return Optional.empty();
    }
    var encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return Optional.of(Problem.of(GuardProblem.BODY_COMPRESSED));
    }
    var header = request.getContentType();
    if (header == null && request.getContentLengthLong() < 0) {
      return Optional.empty();
    }
    var refusal = ContentType.refusedBy(door, address.takesAnyVersion(), header);
    if (refusal.isPresent()) {
      return refusal;
    }
    var type = ContentType.of(header);
    return type.isEmpty() || (type.get() == ContentType.FORM) != isSearch(address)
        ? Optional.of(Problem.of(GuardProblem.CONTENT_TYPE_NOT_SERVED))
        : Optional.empty();
  }

  private static boolean isSearch(FhirAddress address) {
    return address.interaction() == Interaction.SEARCH;
  }

  private static Body unread(long size, Problem problem) {
    return new Body(NOTHING, Math.max(size, 0), true, null, Optional.empty(), Optional.of(problem));
  }

  private Body tooLarge(long size) {
    return unread(
        size, Problem.of(GuardProblem.BODY_TOO_LARGE).with("limit", Long.toString(limit)));
  }

  private Body looked(Door door, FhirAddress address, HttpServletRequest request, byte[] bytes) {
    if (bytes.length == 0) {
      return isSearch(address)
          ? new Body(bytes, 0, false, "", Optional.empty(), Optional.empty())
          : refused(bytes, GuardProblem.BODY_MISSING);
    }
    var type = ContentType.of(request.getContentType());
    if (type.isEmpty()) {
      return refused(bytes, GuardProblem.CONTENT_TYPE_NOT_SERVED);
    }
    var text = Utf8.decode(bytes);
    if (text.isEmpty()) {
      return refused(bytes, GuardProblem.NOT_UTF8);
    }
    return switch (type.get()) {
      case FORM ->
          !Queries.isWellFormed(text.get())
              ? refused(bytes, GuardProblem.QUERY_MALFORMED)
              : new Body(
                  bytes, bytes.length, false, text.get(), Optional.empty(), Optional.empty());
      case JSON -> checked(door, address, bytes, json.check(text.get()));
      case XML -> checked(door, address, bytes, xml.check(text.get()));
    };
  }

  private static Body checked(Door door, FhirAddress address, byte[] bytes, Guarded guarded) {
    var problem =
        guarded.problem().isPresent() || address.takesAnyVersion()
            ? guarded.problem()
            : otherVersion(door, guarded).or(() -> testData(address, guarded));
    return new Body(bytes, bytes.length, false, null, guarded.messageIdentifier(), problem);
  }

  // $validate and its like say something about a message; nothing of it is taken over.
  private static Optional<Problem> testData(FhirAddress address, Guarded guarded) {
    return guarded.isTest() && address.interaction().writes()
        ? Optional.of(Problem.of(GuardProblem.TEST_DATA))
        : Optional.empty();
  }

  // The parser refuses content that mixes two versions, and names the place.
  private static Optional<Problem> otherVersion(Door door, Guarded guarded) {
    return switch (door) {
      case R4 ->
          guarded.isStu3() ? Optional.of(Problem.of(GuardProblem.STU3_CONTENT)) : Optional.empty();
      case STU3 ->
          guarded.isR4() && !guarded.isStu3()
              ? Optional.of(Problem.of(GuardProblem.R4_CONTENT))
              : Optional.empty();
    };
  }

  private static Body refused(byte[] bytes, GuardProblem code) {
    return new Body(
        bytes, bytes.length, false, null, Optional.empty(), Optional.of(Problem.of(code)));
  }
}
