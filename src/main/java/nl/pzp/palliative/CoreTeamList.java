package nl.pzp.palliative;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import nl.pzp.careteam.CareTeamWriter;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.intake.ShownPatient;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.ListResource.ListMode;
import org.hl7.fhir.r4.model.ListResource.ListStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Writes the marked patients of a core team as resources. */
@Component
public final class CoreTeamList {

  private final ShownPatient patients;
  private final CareVocabulary vocabulary;
  private final CareTeamWriter teams;

  CoreTeamList(ShownPatient patients, CareVocabulary vocabulary) {
    this.patients = patients;
    this.vocabulary = vocabulary;
    this.teams = new CareTeamWriter(vocabulary);
  }

  /**
   * One List, with an entry for each patient, and then of each patient the Patient, the care
   * network and the open tasks.
   *
   * @param lines in the order of discussion
   */
  public List<Resource> of(List<TeamWorklists.Line> lines, Instant now) {
    var list = new ListResource();
    list.setStatus(ListStatus.CURRENT).setMode(ListMode.SNAPSHOT);
    list.setDate(Date.from(now));
    var resources = new ArrayList<Resource>();
    resources.add(list);
    for (var line : lines) {
      var patientId = line.picture().patientId();
      var entry = list.addEntry().setItem(new Reference("Patient/" + patientId));
      var leading = line.status().leading();
      if (leading != null && leading.statement().phase() != null) {
        entry.setFlag(vocabulary.concept(leading.statement().phase().code()));
        entry.setDate(Date.from(leading.statement().since()));
      }
      patients.of(line.person()).ifPresent(resources::add);
      resources.add(teams.writeAt(line.picture().network(), patientId, now));
      resources.addAll(line.tasks());
    }
    return resources;
  }
}
