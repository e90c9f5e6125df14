package nl.pzp.security;

import java.net.URI;
import nl.pzp.identifier.Ura;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who we are to other organisations.
 *
 * @param ura number of the organisation on whose behalf the adapter speaks
 * @param system by which other systems know this one, as a URI
 */
@ConfigurationProperties("pzp.organisation")
public record OrganisationSettings(
    @Nullable String ura, @DefaultValue("https://pzp-adapter.github.io/fhir/adapter") URI system) {

  public OrganisationSettings {
    if (ura != null) {
      new Ura(ura);
    }
  }
}
