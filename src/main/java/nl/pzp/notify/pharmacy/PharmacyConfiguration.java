package nl.pzp.notify.pharmacy;

import ca.uhn.fhir.context.FhirContext;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.EventSettings;
import nl.pzp.notify.OutgoingPatient;
import nl.pzp.notify.delivery.Channel;
import nl.pzp.notify.delivery.NotificationSender;
import nl.pzp.record.PatientRecord;
import nl.pzp.security.OrganisationSettings;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.Systems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names the channel to pharmacies. */
@Configuration(proxyBeanMethods = false)
class PharmacyConfiguration {

  @Bean
  Channel pharmacyChannel(
      PatientRecord record,
      FhirContext fhirR4,
      Profiles profiles,
      Systems systems,
      OutgoingPatient patients,
      OrganisationSettings ourselves,
      NotificationSender http,
      EndpointRules endpoints,
      EventSettings settings,
      ObjectProvider<SslBundles> bundles) {
    var codes = PharmacyCodes.read(profiles);
    var network = new NetworkNow(record, fhirR4, codes);
    var name = settings.sslBundle();
    var ownCertificate =
        name != null && bundles.getObject().getBundle(name).getStores().getKeyStore() != null;
    return new PharmacyChannel(
        network,
        new PharmacyNoticeWriter(network, systems.uri(NamingSystem.BSN), ourselves.system()),
        codes,
        patients,
        http,
        endpoints,
        ownCertificate,
        fhirR4);
  }
}
