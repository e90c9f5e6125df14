package nl.pzp.guard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on the size of a message.
 *
 * @param body maximum size of a body
 * @param bundleEntries maximum entries of one Bundle
 * @param nesting maximum depth of JSON or XML
 * @param page maximum matches in one page of a search
 */
@ConfigurationProperties("pzp.limits")
public record LimitSettings(
    @DefaultValue("2MB") DataSize body,
    @DefaultValue("100") int bundleEntries,
    @DefaultValue("100") int nesting,
    @DefaultValue("100") int page) {

  /** The maximum size of a body in bytes. */
  public int bodyBytes() {
    return Math.toIntExact(body.toBytes());
  }
}
