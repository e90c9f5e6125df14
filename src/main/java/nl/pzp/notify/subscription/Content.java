package nl.pzp.notify.subscription;

import java.util.Arrays;
import java.util.Optional;

/** How much a notification says (Subscriptions R5 Backport, backport-content-code-system). */
public enum Content {
  EMPTY("empty"),
  ID_ONLY("id-only"),
  FULL_RESOURCE("full-resource");

  private final String code;

  Content(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<Content> of(String code) {
    return Arrays.stream(values()).filter(content -> content.code.equals(code)).findFirst();
  }
}
