package nl.pzp.fhirapi.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import nl.pzp.fhirapi.Messages;
import nl.pzp.fhirapi.Reply;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.fixtures.ExampleForm;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** The ways to bring the plan of an example person into the record. */
enum WayIn {
  FORM_OF_ZIB2020 {
    @Override
    Reply post(StartedAdapter adapter, ExampleForm form) {
      return adapter.post("", form.text());
    }
  },
  FORM_OF_ZIB2017 {
    @Override
    Reply post(StartedAdapter adapter, ExampleForm form) {
      return adapter.post(adapter.stu3(), converted(adapter, form.text(), "form2017"));
    }
  },
  RESOURCES_OF_ZIB2020 {
    @Override
    Reply post(StartedAdapter adapter, ExampleForm form) {
      return adapter.post("", Messages.json(resources(form)));
    }
  },
  RESOURCES_OF_ZIB2017 {
    @Override
    Reply post(StartedAdapter adapter, ExampleForm form) {
      var resources = Messages.json(resources(form));
      return adapter.post(adapter.stu3(), converted(adapter, resources, "stu3"));
    }
  };

  abstract Reply post(StartedAdapter adapter, ExampleForm form);

  /** Brings the plan in and returns the id of its patient. */
  String bring(StartedAdapter adapter, ExampleForm form) {
    var reply = post(adapter, form);
    assertThat(reply.status()).as("%s %s: %s", this, form, reply.body()).isEqualTo(200);
    // The elements that are read here are the same in both versions.
    return reply
        .body()
        .lines()
        .flatMap(line -> java.util.regex.Pattern.compile("Patient/[^/\"]+").matcher(line).results())
        .map(found -> new IdType(found.group()).getIdPart())
        .findFirst()
        .orElseThrow();
  }

  private static Bundle resources(ExampleForm form) {
    return Messages.transaction(
        form.expectedResources().getEntry().stream()
            .map(BundleEntryComponent::getResource)
            .toArray(Resource[]::new));
  }

  private static String converted(StartedAdapter adapter, String message, String to) {
    var reply = adapter.post("/$convert?report=false&to=" + to, message);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.body();
  }
}
