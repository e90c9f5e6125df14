package nl.pzp.guard;

import ca.uhn.fhir.rest.api.EncodingEnum;
import java.util.Optional;
import nl.pzp.problem.Problem;

/** Looks at a text that comes another way, such as a file, as the doors look at a body. */
public final class TextGuard {

  /**
   * What the doors would see.
   *
   * @param text empty when the bytes are no plain UTF-8
   * @param encoding XML when the text begins like it, else JSON
   * @param isStu3 whether it has elements that STU3 has and R4 has not
   * @param problem why the text would not reach the FHIR parser, or empty
   */
  public record Look(
      String text, EncodingEnum encoding, boolean isStu3, Optional<Problem> problem) {

    @Override
    public String toString() {
      return "Look[" + encoding + ", " + problem + "]";
    }
  }

  private final ContentGuard json;
  private final ContentGuard xml;

  public TextGuard(Limits limits) {
    this.json = new JsonGuard(limits);
    this.xml = new XmlGuard(limits);
  }

  public Look look(byte[] bytes) {
    var text = Utf8.decode(bytes);
    if (text.isEmpty()) {
      return new Look("", EncodingEnum.JSON, false, Optional.of(Problem.of(GuardProblem.NOT_UTF8)));
    }
    var isXml = text.get().stripLeading().startsWith("<");
    var guarded = (isXml ? xml : json).check(text.get());
    return new Look(
        text.get(),
        isXml ? EncodingEnum.XML : EncodingEnum.JSON,
        guarded.isStu3(),
        guarded.problem());
  }
}
