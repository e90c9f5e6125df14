package nl.pzp.notify.subscription;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import nl.pzp.record.atrest.BlindIndex;
import nl.pzp.record.atrest.ContentCipher;
import nl.pzp.record.atrest.SealedTable;
import org.hl7.fhir.r4.model.Subscription;

/**
 * The stored terms of subscriptions: encrypted, since they hold secrets, and found by a keyed hash.
 * Each revision is decrypted and parsed once.
 */
final class SealedTerms {

  private static final String TABLE = "subscription";
  private static final String TERMS = "terms_sealed";

  static final SealedTable SEALED =
      new SealedTable(TABLE, List.of("subscription_id"), List.of(TERMS));

  private record Read(int revision, Terms terms) {}

  private final ContentCipher cipher;
  private final BlindIndex index;
  private final FhirContext fhir;
  private final TermsReader reader;
  private final Map<String, Read> read = new ConcurrentHashMap<>();

  SealedTerms(ContentCipher cipher, BlindIndex index, FhirContext fhir, TermsReader reader) {
    this.cipher = cipher;
    this.index = index;
    this.fhir = fhir;
    this.reader = reader;
  }

  byte[] seal(String id, Subscription asked) {
    var json = fhir.newJsonParser().encodeResourceToString(asked);
    return cipher.seal(TABLE, TERMS, id, json.getBytes(StandardCharsets.UTF_8));
  }

  /** The Subscription as requested, secrets included. */
  Subscription open(String id, byte[] sealed) {
    var json = new String(cipher.open(TABLE, TERMS, id, sealed), StandardCharsets.UTF_8);
    return fhir.newJsonParser().parseResource(Subscription.class, json);
  }

  /** The terms of one revision. */
  Terms read(String id, int revision, byte[] sealed) {
    return Objects.requireNonNull(
            read.compute(
                id,
                (key, known) ->
                    known != null && known.revision() == revision
                        ? known
                        : new Read(revision, reader.kept(open(id, sealed)))))
        .terms();
  }

  void forget(String id) {
    read.remove(id);
  }

  /** Equal for the same owner and terms; headers, secrets and times do not count. */
  String index(String owner, Terms terms) {
    var filters =
        terms.filters().stream()
            .map(f -> f.by() + "=" + String.join(",", f.values().stream().sorted().toList()))
            .sorted()
            .toList();
    return index.of(
        TABLE,
        owner,
        terms.topic().url(),
        terms.endpoint().toString(),
        terms.content().code(),
        String.join("&", filters));
  }
}
