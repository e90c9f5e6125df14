package nl.pzp.stu3;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.dstu3.model.UriType;

/** Code systems and number systems that are written otherwise, and OIDs where a name belongs. */
final class SpellingShapes {

  private static final Pattern BARE_OID = Pattern.compile("[0-2](?:\\.\\d+){3,}");
  private static final String URI_OID = "uri:oid:";

  private final Map<String, String> spellings = new HashMap<>();

  static SpellingShapes read(Profiles data, Systems systems) {
    var shapes = new SpellingShapes();
    for (var row : data.rows("stu3/spellings.csv")) {
      shapes.spellings.put(row.getOrDefault("spelling", ""), row.getOrDefault("system", ""));
    }
    for (var system : NamingSystem.values()) {
      if (!systems.oid(system).isEmpty()) {
        shapes.spellings.putIfAbsent(Systems.URN_OID + systems.oid(system), systems.uri(system));
      }
    }
    return shapes;
  }

  void straighten(Resource resource, Tolerated tolerated) {
    var type = resource.fhirType();
    Stu3Tree.visit(
        resource,
        element -> {
          if (element instanceof Coding coding) {
            if (coding.hasSystem()) {
              coding.setSystem(system(coding.getSystem(), type, tolerated));
            }
            if (coding.hasDisplay() && BARE_OID.matcher(coding.getDisplay()).matches()) {
              coding.setDisplay(null);
              tolerated.note(Tolerance.DISPLAY_IS_OID, type);
            }
          } else if (element instanceof CodeableConcept concept
              && concept.hasText()
              && concept.hasCoding()
              && BARE_OID.matcher(concept.getText()).matches()) {
            concept.setText(null);
            tolerated.note(Tolerance.DISPLAY_IS_OID, type);
          } else if (element instanceof Identifier identifier && identifier.hasSystem()) {
            identifier.setSystem(system(identifier.getSystem(), type, tolerated));
          } else if (element instanceof Extension extension
              && extension.getValue() instanceof UriType uri
              && uri.hasValue()) {
            uri.setValue(urn(uri.getValue(), type, tolerated));
          }
          return true;
        });
  }

  private String system(String spelled, String type, Tolerated tolerated) {
    var written = spelled.strip();
    while (written.endsWith("/")) {
      written = written.substring(0, written.length() - 1);
    }
    var urn = urn(written, type, tolerated);
    var system = spellings.getOrDefault(urn, urn);
    if (!system.equals(urn) || !written.equals(spelled)) {
      tolerated.note(Tolerance.SYSTEM_SPELLING, type);
    }
    return system;
  }

  private static String urn(String written, String type, Tolerated tolerated) {
    if (BARE_OID.matcher(written).matches()) {
      tolerated.note(Tolerance.URN_SPELLING, type);
      return Systems.URN_OID + written;
    }
    if (written.startsWith(URI_OID)) {
      tolerated.note(Tolerance.URN_SPELLING, type);
      return Systems.URN_OID + written.substring(URI_OID.length());
    }
    return written;
  }
}
