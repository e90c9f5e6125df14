package nl.pzp.notify.delivery;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import nl.pzp.notify.subscription.Terms;
import nl.pzp.notify.topic.FilterMatch;
import nl.pzp.notify.topic.TopicFilter;
import nl.pzp.record.PatientRecord;
import org.springframework.stereotype.Component;

/** Checks whether the receiving organisation is still involved in the patient's care. */
@Component
public final class Involvement {

  private static final String NOT_INVOLVED = "not-involved";

  private final PatientRecord record;
  private final FhirContext fhir;

  public Involvement(PatientRecord record, FhirContext fhir) {
    this.record = record;
    this.fhir = fhir;
  }

  /** Why the event is withheld from that organisation; empty when it may be sent. */
  public Optional<String> withholds(Terms terms, NumberedEvent event) {
    var organisation =
        terms.filters().stream().filter(f -> f.by() == TopicFilter.ORGANISATION).toList();
    var within =
        record
            .read(event.focusType(), event.focusId(), event.focusVersion())
            .filter(
                focus -> new FilterMatch(record, fhir, event.person(), focus).within(organisation))
            .isPresent();
    return within ? Optional.empty() : Optional.of(NOT_INVOLVED);
  }
}
