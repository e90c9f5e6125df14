package nl.pzp.notify.mail;

import java.net.URI;
import java.util.Map;
import nl.pzp.terminology.Profiles;

/** The text of a notice, equal for all receivers: {@code profiles/mail.yaml}. */
record MailText(String subject, String body) {

  private record File(Map<String, MailText> languages) {
    @com.fasterxml.jackson.annotation.JsonCreator
    static File of(Map<String, MailText> languages) {
      return new File(languages);
    }
  }

  /**
   * Reads the text in one language.
   *
   * @throws IllegalStateException when that language is absent
   */
  static MailText read(Profiles profiles, String language) {
    var text = profiles.yaml("mail.yaml", File.class).languages().get(language);
    if (text == null) {
      throw new IllegalStateException("mail.yaml has no " + language + ", see pzp.mail.language");
    }
    return text;
  }

  /** Fills in the name of the system and the sign-in address. */
  MailText filled(String name, URI signIn) {
    return new MailText(filled(subject, name, signIn), filled(body, name, signIn));
  }

  private static String filled(String text, String name, URI signIn) {
    return text.replace("{name}", name).replace("{address}", signIn.toString());
  }
}
