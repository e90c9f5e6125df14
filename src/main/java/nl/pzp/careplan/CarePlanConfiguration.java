package nl.pzp.careplan;

import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that write and read plans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CarePlanSettings.class)
class CarePlanConfiguration {

  @Bean
  CarePlanWriter carePlanWriter(Packs packs, ConceptMaps maps, CarePlanSettings settings) {
    return new CarePlanWriter(pack(packs, settings), maps);
  }

  @Bean
  CarePlanReader carePlanReader(Packs packs, ConceptMaps maps, CarePlanSettings settings) {
    return new CarePlanReader(pack(packs, settings), maps);
  }

  private static Pack pack(Packs packs, CarePlanSettings settings) {
    return packs
        .byId(settings.pack())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "pzp.plan.pack names " + settings.pack() + "; known are " + packs.all()));
  }
}
