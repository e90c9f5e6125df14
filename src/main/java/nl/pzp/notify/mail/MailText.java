package nl.pzp.notify.mail;

import java.net.URI;
import java.util.Map;
import nl.pzp.terminology.Profiles;

/** The words of a notice, which are the same for everybody: {@code profiles/mail.yaml}. */
record MailText(String subject, String body) {

  private record File(Map<String, MailText> languages) {
    @com.fasterxml.jackson.annotation.JsonCreator
    static File of(Map<String, MailText> languages) {
      return new File(languages);
    }
  }

  /**
   * Reads the words in one language.
   *
   * @throws IllegalStateException when there are none in that language
   */
  static MailText read(Profiles profiles, String language) {
    var text = profiles.yaml("mail.yaml", File.class).languages().get(language);
    if (text == null) {
      throw new IllegalStateException("mail.yaml has no " + language + ", see pzp.mail.language");
    }
    return text;
  }

  /** With the name of the system and the address where to sign in. */
  MailText filled(String name, URI signIn) {
    return new MailText(filled(subject, name, signIn), filled(body, name, signIn));
  }

  private static String filled(String text, String name, URI signIn) {
    return text.replace("{name}", name).replace("{address}", signIn.toString());
  }
}
