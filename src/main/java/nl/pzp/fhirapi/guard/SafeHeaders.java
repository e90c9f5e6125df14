package nl.pzp.fhirapi.guard;

import jakarta.servlet.http.HttpServletResponse;

/** What a browser that meets an answer of ours may do with it: nothing. */
final class SafeHeaders {

  private SafeHeaders() {}

  static void on(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    response.setHeader("Cache-Control", "no-store");
  }
}
