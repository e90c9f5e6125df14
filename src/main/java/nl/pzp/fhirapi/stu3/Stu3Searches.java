package nl.pzp.fhirapi.stu3;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.Reads;
import nl.pzp.fhirapi.Searches;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.StoredResource;
import nl.pzp.record.search.SearchParameters;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PractitionerRole;

/**
 * Translates STU3 searches to searches of the record. zib2017 refers to the Practitioner where
 * zib2020 refers to the PractitionerRole, so a search result includes both.
 */
final class Stu3Searches {

  private static final String PRACTITIONER = "Practitioner";

  private final SearchParameters parameters;
  private final Searches searches;
  private final PatientRecord record;
  private final Reads reads;

  Stu3Searches(SearchParameters parameters, Searches searches, PatientRecord record, Reads reads) {
    this.parameters = parameters;
    this.searches = searches;
    this.record = record;
    this.reads = reads;
  }

  SearchParameters parameters() {
    return parameters;
  }

  /**
   * The searchset, still in R4.
   *
   * @throws nl.pzp.problem.ProblemException when the search is refused
   */
  Bundle find(ApiRequest request, String type, Map<String, List<String>> asked) {
    var found = searches.find(request, type, asked);
    var practitioners = practitionersOf(found);
    if (!practitioners.isEmpty()) {
      reads.seen(request.call(), null, practitioners, null);
      practitioners.forEach(stored -> include(found, stored, request.base()));
    }
    return found;
  }

  private List<StoredResource> practitionersOf(Bundle found) {
    var there = new HashSet<String>();
    found.getEntry().forEach(entry -> there.add(keyOf(entry)));
    var missing = new ArrayList<StoredResource>();
    for (var entry : found.getEntry()) {
      if (entry.getSearch().getMode() == SearchEntryMode.INCLUDE
          && entry.getResource() instanceof PractitionerRole role) {
        var id = new IdType(role.getPractitioner().getReference());
        if (!id.isAbsolute()
            && PRACTITIONER.equals(id.getResourceType())
            && there.add(PRACTITIONER + "/" + id.getIdPart())) {
          record
              .read(PRACTITIONER, id.getIdPart())
              .filter(stored -> !stored.deleted())
              .ifPresent(missing::add);
        }
      }
    }
    return missing;
  }

  private void include(Bundle found, StoredResource stored, String base) {
    found
        .addEntry()
        .setFullUrl(base + "/" + stored.type() + "/" + stored.id())
        .setResource(reads.parse(stored))
        .getSearch()
        .setMode(SearchEntryMode.INCLUDE);
  }

  private static String keyOf(BundleEntryComponent entry) {
    return RelativeReference.of(entry.getResource());
  }
}
