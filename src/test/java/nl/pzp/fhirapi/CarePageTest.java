package nl.pzp.fhirapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CareTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every request on the page for implementers works, in page order. */
@ExtendWith(SharedAdapter.class)
class CarePageTest {

  private static final Path PAGE = Path.of("docs", "marking-and-care-network.md");
  private static final Pattern REQUEST =
      Pattern.compile(
          "^fhir (\\w+) (?:\"\"|'([^']+)'|(\\S+))(?: \\$E/(\\S+))?$", Pattern.MULTILINE);

  @Test
  void everyRequestOnThePageWorks(StartedAdapter adapter) throws IOException {
    var answers = new ArrayList<Reply>();
    for (var request : requests()) {
      var path = request.group(2) == null ? request.group(3) : request.group(2);
      var reply = send(adapter, request, path == null ? "" : "/" + path);
      assertThat(reply.status()).as(request.group() + "\n" + reply.body()).isBetween(200, 201);
      answers.add(reply);
    }
    assertThat(answers).hasSizeGreaterThan(20);
    assertThat(answers.get(answers.size() - 2).body()).contains("\"deceased\"");
    assertThat(answers.get(answers.size() - 1).as(CareTeam.class).getStatus())
        .isEqualTo(CareTeam.CareTeamStatus.INACTIVE);
  }

  private static List<MatchResult> requests() throws IOException {
    return REQUEST.matcher(Files.readString(PAGE)).results().toList();
  }

  private static Reply send(StartedAdapter adapter, MatchResult request, String path)
      throws IOException {
    if (request.group(1).equals("GET")) {
      return adapter.get(path);
    }
    var body = Files.readString(Path.of("profiles", "regional-examples", request.group(4)));
    return request.group(1).equals("PUT") ? adapter.put(path, body) : adapter.post(path, body);
  }
}
