package nl.pzp.fhirapi;

import static nl.pzp.fhirapi.Messages.json;
import static nl.pzp.fhirapi.Messages.patient;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.pzp.form.TreatmentDecision;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A version that was replaced is refused with 412 for every type, also where it is held back. */
@ExtendWith(SharedAdapter.class)
class StaleVersionTest {

  private final StartedAdapter adapter;

  StaleVersionTest(StartedAdapter adapter) {
    this.adapter = adapter;
  }

  @Test
  void staleVersionIsRefusedForEveryType() {
    var id = "stale";
    adapter.put("/Patient/stale", json(patient(id, "999966121")));
    var all =
        List.<Resource>of(
            patient(id, "999966121"),
            Messages.goal("stale-g", id),
            Messages.resuscitation("stale-c", id, ConsentProvisionType.DENY),
            Messages.marking(id, "palliatief", 20),
            Messages.form("stale-f", id, TreatmentDecision.DO_NOT_PERFORM));
    for (var resource : all) {
      var path = "/" + resource.fhirType() + "/" + resource.getIdElement().getIdPart();
      assertThat(adapter.put(path, json(resource)).status()).as(path).isIn(200, 201);

      var reply = adapter.put(path, json(resource), "If-Match", "W/\"97\"");

      assertThat(reply.status()).as(path).isEqualTo(412);
      assertThat(reply.problems()).as(path).contains("PZP-REC-001");
    }
  }

  @Test
  void lateMarkingIsRefusedOverAStaleVersionAndHeldBackOtherwise() {
    adapter.put("/Patient/stale-2", json(patient("stale-2", "999966133")));
    adapter.put("/Condition/m-stale-2", json(Messages.marking("stale-2", "terminaal", 40)));
    var late = json(Messages.marking("stale-2", "palliatief", 10));

    var stale = adapter.put("/Condition/m-stale-2", late, "If-Match", "W/\"97\"");
    assertThat(stale.status()).isEqualTo(412);
    var fresh = adapter.get("/Condition/m-stale-2").header("ETag");
    assertThat(adapter.put("/Condition/m-stale-2", late, "If-Match", fresh).status())
        .isEqualTo(200);
  }
}
