package nl.pzp.stu3;

import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.Systems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans for conversion in the REST doors, which need no loss report. */
@Configuration(proxyBeanMethods = false)
class Stu3Configuration {

  @Bean
  Stu3Converter stu3Converter(Profiles profiles, Packs packs) {
    return new Stu3Converter(profiles, packs).withoutLossReport();
  }

  @Bean
  VendorShapes vendorShapes(Profiles profiles, Packs packs, Systems systems, ConceptMaps maps) {
    return new VendorShapes(profiles, packs, systems, maps);
  }

  @Bean
  Stu3Intake stu3Intake(VendorShapes vendorShapes, Stu3Converter converter) {
    return new Stu3Intake(vendorShapes, converter);
  }
}
