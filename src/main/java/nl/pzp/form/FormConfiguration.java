package nl.pzp.form;

import nl.pzp.terminology.Packs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names the reader and the writer of forms. */
@Configuration(proxyBeanMethods = false)
class FormConfiguration {

  @Bean
  FormReader formReader(Packs packs) {
    return new FormReader(packs);
  }

  @Bean
  FormWriter formWriter() {
    return new FormWriter();
  }
}
