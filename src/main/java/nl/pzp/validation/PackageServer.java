package nl.pzp.validation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.pzp.problem.Problem;

/**
 * A FHIR package server: GET {@code <address>/<path>} for one package at a time. Never follows
 * redirects: the operator chose the address, and nobody approved the redirect's target.
 */
public final class PackageServer {

  static final long MOST_BYTES = 64L << 20;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final Optional<URI> address;
  private final Duration deadline;
  private final long mostBytes;

  private PackageServer(Optional<URI> address, Duration deadline, long mostBytes) {
    this.address = address;
    this.deadline = deadline;
    this.mostBytes = mostBytes;
  }

  /** No server is configured: every download answers so. */
  public static PackageServer none() {
    return new PackageServer(Optional.empty(), Duration.ZERO, 0);
  }

  /**
   * The server at this address; a package has five minutes to arrive.
   *
   * @throws IllegalArgumentException when it is no http or https address
   */
  public static PackageServer at(URI address) {
    if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
      throw new IllegalArgumentException("pzp.packages.server is no http or https address");
    }
    return new PackageServer(Optional.of(address), Duration.ofMinutes(5), MOST_BYTES);
  }

  PackageServer within(Duration limit, long bytes) {
    return new PackageServer(address, limit, bytes);
  }

  public boolean isConfigured() {
    return address.isPresent();
  }

  /** Downloads the package if it matches the list's sha256, else returns the problem. */
  Optional<Problem> download(NationalPackage wanted, Path file) throws IOException {
    if (address.isEmpty()) {
      return Optional.of(PackageStore.problem(ValidationProblem.PACKAGE_SERVER_NOT_SET, wanted));
    }
    var request = HttpRequest.newBuilder(location(address.get(), wanted)).GET().build();
    var client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    var received = new DownloadToFile(file, mostBytes);
    var answer =
        client.sendAsync(
            request, head -> head.statusCode() == 200 ? received : BodySubscribers.replacing(""));
    try {
      return verdict(wanted, answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Optional.of(problem(ValidationProblem.PACKAGE_SERVER_SLOW, wanted));
    } catch (ExecutionException e) {
      if (received.isTooLarge()) {
        return Optional.of(problem(ValidationProblem.PACKAGE_TOO_LARGE, wanted));
      }
      return Optional.of(problem(ValidationProblem.PACKAGE_SERVER_UNREACHABLE, wanted));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer.cancel(true);
      return Optional.of(problem(ValidationProblem.PACKAGE_SERVER_UNREACHABLE, wanted));
    }
  }

  private Optional<Problem> verdict(NationalPackage wanted, HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      return Optional.of(
          problem(ValidationProblem.PACKAGE_SERVER_REFUSED, wanted)
              .with("status", String.valueOf(answer.statusCode())));
    }
    return answer.body().equals(wanted.sha256())
        ? Optional.empty()
        : Optional.of(problem(ValidationProblem.PACKAGE_HASH_WRONG, wanted));
  }

  private Problem problem(ValidationProblem code, NationalPackage wanted) {
    return PackageStore.problem(code, wanted)
        .with("address", address.map(a -> shown(location(a, wanted))).orElse(""));
  }

  /** Without user and password, which an address may carry. */
  private static String shown(URI location) {
    return location.getScheme()
        + "://"
        + location.getAuthority().replaceFirst("^.*@", "")
        + location.getPath();
  }

  private static URI location(URI address, NationalPackage wanted) {
    var base = address.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + wanted.path());
  }
}
