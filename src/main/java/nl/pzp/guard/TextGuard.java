package nl.pzp.guard;

import ca.uhn.fhir.rest.api.EncodingEnum;
import java.util.Optional;
import nl.pzp.problem.Problem;

/** Applies the REST guard to FHIR content that came another way, such as a file. */
public final class TextGuard {

  /**
   * Result of the scan.
   *
   * @param text empty when the bytes are not plain UTF-8
   * @param encoding XML when the text starts like XML, else JSON
   * @param isStu3 whether it has elements of STU3 that R4 lacks
   * @param isTest whether a resource in it is marked as a test or training
   * @param problem that would keep the text from the FHIR parser, or empty
   */
  public record Look(
      String text,
      EncodingEnum encoding,
      boolean isStu3,
      boolean isTest,
      Optional<Problem> problem) {

    @Override
    public String toString() {
      return "Look[" + encoding + ", " + problem + "]";
    }
  }

  private final ContentGuard json;
  private final ContentGuard xml;

  public TextGuard(LimitSettings limits) {
    this.json = new JsonGuard(limits);
    this.xml = new XmlGuard(limits);
  }

  public Look look(byte[] bytes) {
    var text = Utf8.decode(bytes);
    if (text.isEmpty()) {
      return new Look(
          "", EncodingEnum.JSON, false, false, Optional.of(Problem.of(GuardProblem.NOT_UTF8)));
    }
    var isXml = text.get().stripLeading().startsWith("<");
    var guarded = (isXml ? xml : json).check(text.get());
    return new Look(
        text.get(),
        isXml ? EncodingEnum.XML : EncodingEnum.JSON,
        guarded.isStu3(),
        guarded.isTest(),
        guarded.problem());
  }
}
