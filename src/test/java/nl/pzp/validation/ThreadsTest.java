package nl.pzp.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.rest.api.EncodingEnum;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.pzp.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NationalValidator.class)
class ThreadsTest {

  private static final int CHECKS_PER_THREAD = 100;

  private final ResourceValidator validator;

  ThreadsTest(ResourceValidator validator) {
    this.validator = validator;
  }

  @Test
  void twoThreadsGiveTheVerdictsOfOne() throws InterruptedException, ExecutionException {
    var bodies = SharedFiles.singleExamples().stream().map(SharedFiles::text).toList();
    var alone = bodies.stream().map(this::check).toList();
    Callable<List<List<Problem>>> all =
        () ->
            IntStream.range(0, CHECKS_PER_THREAD)
                .mapToObj(i -> check(bodies.get(i % bodies.size())))
                .toList();
    var expected =
        IntStream.range(0, CHECKS_PER_THREAD).mapToObj(i -> alone.get(i % bodies.size())).toList();
    var pool = Executors.newFixedThreadPool(2);
    try {
      for (var verdicts : pool.invokeAll(List.of(all, all))) {
        assertThat(verdicts.get()).isEqualTo(expected);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private List<Problem> check(String body) {
    return validator.check(body, EncodingEnum.JSON, FhirVersionEnum.R4, List.of()).problems();
  }
}
