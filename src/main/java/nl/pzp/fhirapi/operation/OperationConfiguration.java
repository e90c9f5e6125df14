package nl.pzp.fhirapi.operation;

import nl.pzp.audit.AuditTrail;
import nl.pzp.convert.Converter;
import nl.pzp.convert.Formats;
import nl.pzp.convert.MessageReader;
import nl.pzp.convert.Stu3;
import nl.pzp.guard.TextGuard;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.security.SecuritySettings;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.Systems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Defines the operations of the R4 door. */
@Configuration(proxyBeanMethods = false)
class OperationConfiguration {

  @Bean
  ConvertOperation convertOperation(
      Profiles profiles,
      Packs packs,
      Systems systems,
      ConceptMaps maps,
      SecuritySettings security,
      TextGuard guard,
      AuditTrail audit,
      OperationOutcomes outcomes) {
    var source = security.unnamedSource();
    var formats = Formats.read(profiles, packs);
    var stu3 = new Stu3(profiles, packs, systems, maps);
    return new ConvertOperation(
        guard,
        new MessageReader(formats, systems, stu3, source),
        formats,
        new Converter(packs, maps, stu3, source),
        stu3,
        audit,
        outcomes);
  }
}
