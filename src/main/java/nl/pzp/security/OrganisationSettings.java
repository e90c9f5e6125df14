package nl.pzp.security;

import java.net.URI;
import nl.pzp.identifier.AdapterUrl;
import nl.pzp.identifier.Ura;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * This organisation's identity towards others.
 *
 * @param ura URA number of the organisation that the adapter acts for
 * @param system URI by which other systems know this adapter
 */
@ConfigurationProperties("pzp.organisation")
public record OrganisationSettings(
    @Nullable String ura, @DefaultValue(AdapterUrl.SYSTEM) URI system) {

  public OrganisationSettings {
    if (ura != null) {
      new Ura(ura);
    }
  }
}
