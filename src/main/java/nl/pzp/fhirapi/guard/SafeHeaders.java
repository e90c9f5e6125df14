package nl.pzp.fhirapi.guard;

import jakarta.servlet.http.HttpServletResponse;

/** Headers that forbid a browser to run or load anything from a response. */
final class SafeHeaders {

  private SafeHeaders() {}

  static void on(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    response.setHeader("Cache-Control", "no-store");
  }
}
