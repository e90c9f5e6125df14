package nl.pzp.stu3;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Consent;
import org.hl7.fhir.dstu3.model.QuestionnaireResponse;
import org.hl7.fhir.dstu3.model.Resource;

/**
 * Normalises vendor variants of STU3 to the plain shape of zib2017. Reports every {@link Tolerance}
 * used. An ambiguity stays unchanged, with a problem.
 */
public final class VendorShapes {

  private final SpellingShapes spellings;
  private final ExtensionShapes extensions;
  private final ContactRoleShapes roles;
  private final CategoryShapes categories;
  private final DecisionShapes decisions;
  private final RestrictionShapes restrictions;
  private final DateShapes dates;

  /** Reads the tables from {@code profiles/}. */
  public VendorShapes(Profiles profiles, Packs packs, Systems systems, ConceptMaps maps) {
    var vocabulary = new Vocabulary(profiles, packs);
    spellings = SpellingShapes.read(profiles, systems);
    extensions = new ExtensionShapes(vocabulary);
    roles = new ContactRoleShapes(maps);
    categories = new CategoryShapes(vocabulary, maps);
    decisions = new DecisionShapes(vocabulary, maps);
    restrictions = new RestrictionShapes(vocabulary);
    dates = new DateShapes(vocabulary);
  }

  /** A copy of the resource in plain shape; a Bundle entry by entry. */
  public PlainShape plain(Resource resource) {
    var copy = Stu3Copy.of(resource);
    List<Problem> problems = new ArrayList<>();
    if (copy instanceof Bundle bundle) {
      for (int i = 0; i < bundle.getEntry().size(); i++) {
        var entry = bundle.getEntry().get(i);
        if (entry.hasResource()) {
          var place = "Bundle.entry[" + i + "].resource";
          var type = entry.getResource().fhirType();
          straighten(entry.getResource())
              .forEach(problem -> problems.add(SingleConversion.within(problem, type, place)));
        }
      }
    } else {
      problems.addAll(straighten(copy));
    }
    return new PlainShape(copy, problems);
  }

  private List<Problem> straighten(Resource resource) {
    var tolerated = new Tolerated();
    extensions.straighten(resource, tolerated);
    spellings.straighten(resource, tolerated);
    if (resource instanceof QuestionnaireResponse response) {
      roles.straightenForm(response, tolerated);
    } else {
      roles.straighten(resource, tolerated);
    }
    if (resource instanceof Consent consent) {
      decisions.find(consent, tolerated);
      switch (categories.straighten(consent, tolerated)) {
        case TREATMENT_DIRECTIVE -> {
          decisions.straighten(consent, tolerated);
          restrictions.straighten(consent, tolerated);
          dates.straighten(consent, tolerated);
        }
        case ADVANCE_DIRECTIVE -> dates.straighten(consent, tolerated);
        case OTHER -> {}
      }
    }
    return tolerated.problems();
  }
}
