package nl.pzp.mirror;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.delivery.Channel;
import nl.pzp.notify.delivery.SendResult;
import nl.pzp.record.PatientRecord;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Names the steps of the route to a mirror. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MirrorSettings.class)
class MirrorConfiguration {

  @Bean
  MirrorRows mirrorRows(JdbcTemplate jdbc) {
    return new MirrorRows(jdbc);
  }

  @Bean
  MirrorHttp mirrorHttp(
      EndpointRules rules,
      EventSettings settings,
      ObjectProvider<SslBundles> bundles,
      Clock clock) {
    var name = settings.sslBundle();
    if (name == null) {
      return new MirrorHttp(rules, null, clock);
    }
    var all = bundles.getObject();
    var http = new MirrorHttp(rules, all.getBundle(name).createSslContext(), clock);
    all.addBundleUpdateHandler(name, bundle -> http.use(bundle.createSslContext()));
    return http;
  }

  @Bean
  MirrorChoice mirrorChoice(PatientRecord record, MirrorRows rows, MirrorSettings settings) {
    return new MirrorChoice(record, rows, settings);
  }

  @Bean
  MirrorDelivery mirrorDelivery(
      MirrorHttp http,
      PatientRecord record,
      MirrorRows rows,
      MirrorSettings settings,
      FhirContext fhirR4) {
    return new MirrorDelivery(
        http,
        new MirrorLook(http, record, fhirR4),
        rows,
        new MirrorRemoval(http, record, rows),
        settings);
  }

  @Bean
  Channel mirrorChannel(EndpointRules endpoints, ProducerTemplate routes) {
    return new MirrorChannel(
        endpoints, event -> routes.requestBody(MirrorChannel.ROUTE, event, SendResult.class));
  }
}
