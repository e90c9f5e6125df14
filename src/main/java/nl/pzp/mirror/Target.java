package nl.pzp.mirror;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import nl.pzp.identifier.DeterministicId;

/**
 * A mirror and its connection settings.
 *
 * @param headers to send along, each as {@code Name: value}; they hold secrets
 * @param timeout of one request, from its start to the end of the answer
 */
record Target(URI base, List<String> headers, Duration timeout) {

  Target {
    headers = List.copyOf(headers);
  }

  /** Its key in the database, which does not reveal its address. */
  String key() {
    return DeterministicId.of("mirror", base.toString());
  }

  URI root() {
    return URI.create(text());
  }

  URI of(Key resource) {
    return URI.create(text() + "/" + resource);
  }

  private String text() {
    var text = base.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public String toString() {
    return "Target[" + key() + "]";
  }
}
