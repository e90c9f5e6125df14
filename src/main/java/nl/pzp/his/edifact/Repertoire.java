package nl.pzp.his.edifact;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The supported character sets of ISO 9735, by the syntax identifier of UNB. */
public enum Repertoire {
  /** Capitals, digits and a few signs. */
  UNOA(StandardCharsets.ISO_8859_1, true) {
    @Override
    boolean has(int c) {
      return (c >= 'A' && c <= 'Z') || isCommon(c);
    }
  },
  /** The same with lower case letters. */
  UNOB(StandardCharsets.ISO_8859_1, true) {
    @Override
    boolean has(int c) {
      return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || isCommon(c);
    }
  },
  /** ISO 8859-1. */
  UNOC(StandardCharsets.ISO_8859_1, false) {
    @Override
    boolean has(int c) {
      return (c >= ' ' && c <= '~') || (c >= 0xA0 && c <= 0xFF);
    }
  },
  /** ISO 10646, as UTF-8. */
  UNOY(StandardCharsets.UTF_8, false) {
    @Override
    boolean has(int c) {
      return c >= ' ' && !Character.isISOControl(c) && Character.isDefined(c);
    }
  };

  private static final String COMMON_SIGNS = " .,-()/='+:?!\"%&*;<>";

  private final Charset charset;
  private final boolean ascii;

  Repertoire(Charset charset, boolean ascii) {
    this.charset = charset;
    this.ascii = ascii;
  }

  /** Whether a letter may contain this character. */
  abstract boolean has(int character);

  public Charset charset() {
    return charset;
  }

  /** Whether a byte above 127 contradicts the declared character set. */
  boolean isAscii() {
    return ascii;
  }

  static Optional<Repertoire> named(String syntaxIdentifier) {
    for (var repertoire : values()) {
      if (repertoire.name().equals(syntaxIdentifier)) {
        return Optional.of(repertoire);
      }
    }
    return Optional.empty();
  }

  static boolean isCommon(int c) {
    return (c >= '0' && c <= '9') || COMMON_SIGNS.indexOf(c) >= 0;
  }
}
