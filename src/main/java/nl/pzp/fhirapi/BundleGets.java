package nl.pzp.fhirapi;

import ca.uhn.fhir.util.UrlUtil;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import nl.pzp.fhirapi.guard.PartialAnswers;
import nl.pzp.guard.Ids;
import nl.pzp.intake.ApiProblem;
import nl.pzp.problem.Problem;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Answers GET entries of a Bundle: a read or a search, by URL. */
final class BundleGets {

  private final DoorView view;
  private final List<String> types;

  BundleGets(DoorView view, List<String> types) {
    this.view = view;
    this.types = List.copyOf(types);
  }

  /**
   * The resource, or the searchset Bundle.
   *
   * @throws nl.pzp.problem.ProblemException when the URL is invalid, or the resource does not exist
   */
  IBaseResource answer(ApiRequest request, String address) {
    var url = address.replaceFirst("^/", "");
    int question = url.indexOf('?');
    var path = (question < 0 ? url : url.substring(0, question)).split("/", -1);
    if (!types.contains(path[0])) {
      throw Problem.of(ApiProblem.TYPE_UNKNOWN)
          .with("known", String.join(", ", types))
          .asException();
    }
    if (path.length == 1) {
      var parameters = new LinkedHashMap<String, List<String>>();
      UrlUtil.parseQueryString(question < 0 ? "" : url.substring(question + 1))
          .forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
      return view.find(request, path[0], parameters);
    }
    PartialAnswers.asked(question < 0 ? null : url.substring(question + 1))
        .ifPresent(
            problem -> {
              throw problem.asException();
            });
    if (path.length == 2 && Ids.isId(path[1])) {
      return view.read(request, path[0], path[1]);
    }
    if (path.length == 4 && path[2].equals("_history")) {
      return view.read(request, path[0], path[1], path[3]);
    }
    throw Problem.of(ApiProblem.ENTRY_UNREADABLE).asException();
  }
}
