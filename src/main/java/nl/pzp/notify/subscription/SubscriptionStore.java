package nl.pzp.notify.subscription;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.record.SqlTime;
import nl.pzp.record.atrest.BlindIndex;
import nl.pzp.record.atrest.ContentCipher;
import nl.pzp.record.atrest.SealedTable;
import org.hl7.fhir.r4.model.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of the subscriptions. The requests are encrypted, since they hold secrets. */
public final class SubscriptionStore {

  private static final String AUTHORIZATION = "Authorization:";
  private static final String SELECT =
      "SELECT subscription_id, owner, operator_name, topic, terms_sealed, revision, status, reason,"
          + " stopped, handshaken, event_count, changed_at FROM subscription ";

  /** Lets key rotation reach these rows. */
  public static final SealedTable SEALED = SealedTerms.SEALED;

  private final JdbcTemplate jdbc;
  private final SealedTerms sealed;
  private final Clock clock;

  public SubscriptionStore(
      JdbcTemplate jdbc,
      ContentCipher cipher,
      BlindIndex index,
      FhirContext fhir,
      TermsReader reader,
      Clock clock) {
    this.jdbc = jdbc;
    this.sealed = new SealedTerms(cipher, index, fhir, reader);
    this.clock = clock;
  }

  /** The subscriptions for which events are numbered. */
  public List<KeptSubscription> listening() {
    return query("WHERE removed_at IS NULL AND activated AND status <> 'OFF'");
  }

  /** The subscriptions under this instance's leases. */
  public List<KeptSubscription> leasedTo(String instance) {
    return query("WHERE removed_at IS NULL AND lease_owner = ?", instance);
  }

  /** All subscriptions that were not removed, oldest first. */
  public List<KeptSubscription> all() {
    return query("WHERE removed_at IS NULL ORDER BY created_at, subscription_id");
  }

  public Optional<KeptSubscription> find(String id) {
    return query("WHERE removed_at IS NULL AND subscription_id = ?", id).stream().findFirst();
  }

  /** The subscriptions whose notifications carry this Authorization header, oldest first. */
  List<KeptSubscription> withAuthorization(String value) {
    var wanted = value.strip().getBytes(StandardCharsets.UTF_8);
    return all().stream()
        .filter(
            kept ->
                authorization(kept)
                    .filter(
                        own -> MessageDigest.isEqual(own.getBytes(StandardCharsets.UTF_8), wanted))
                    .isPresent())
        .toList();
  }

  /** The subscriptions of the same party, recognised by the token of its notifications. */
  public List<KeptSubscription> sameParty(String id) {
    return find(id)
        .map(kept -> authorization(kept).map(this::withAuthorization).orElse(List.of(kept)))
        .orElse(List.of());
  }

  private static Optional<String> authorization(KeptSubscription kept) {
    return kept.terms().headers().stream()
        .filter(header -> header.regionMatches(true, 0, AUTHORIZATION, 0, AUTHORIZATION.length()))
        .map(header -> header.substring(AUTHORIZATION.length()).strip())
        .findFirst();
  }

  Optional<KeptSubscription> sameAs(String owner, Terms terms) {
    return query("WHERE removed_at IS NULL AND terms_index = ?", sealed.index(owner, terms))
        .stream()
        .findFirst();
  }

  Optional<KeptSubscription> ofOperator(String name) {
    return query("WHERE removed_at IS NULL AND operator_name = ?", name).stream().findFirst();
  }

  boolean wasRemoved(String id) {
    return !jdbc.queryForList(
            "SELECT subscription_id FROM subscription"
                + " WHERE subscription_id = ? AND removed_at IS NOT NULL",
            String.class,
            id)
        .isEmpty();
  }

  int count() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "SELECT COUNT(*) FROM subscription WHERE removed_at IS NULL", Integer.class));
  }

  /** The Subscription as requested, secrets included. */
  Subscription asked(String id) {
    return jdbc.query(
            "SELECT terms_sealed FROM subscription WHERE subscription_id = ?",
            (row, n) -> sealed.open(id, row.getBytes(1)),
            id)
        .get(0);
  }

  void insert(
      String id, String owner, @Nullable String operatorName, Subscription asked, Terms terms) {
    var now = now();
    jdbc.update(
        "INSERT INTO subscription (subscription_id, owner, operator_name, topic, terms_sealed,"
            + " terms_index, revision, status, stopped, handshaken, activated, event_count,"
            + " created_at, changed_at, lease_token) VALUES (?, ?, ?, ?, ?, ?, 1, 'REQUESTED',"
            + " FALSE, FALSE, FALSE, 0, ?, ?, 0)",
        id,
        owner,
        operatorName,
        terms.topic().url(),
        sealed.seal(id, asked),
        sealed.index(owner, terms),
        now,
        now);
  }

  /** Replaces the terms; the endpoint must answer a new handshake. */
  void replace(KeptSubscription old, Subscription asked, Terms terms) {
    jdbc.update(
        "UPDATE subscription SET topic = ?, terms_sealed = ?, terms_index = ?,"
            + " revision = revision + 1, status = 'REQUESTED', reason = NULL, handshaken = FALSE,"
            + " changed_at = ?"
            + " WHERE subscription_id = ? AND removed_at IS NULL",
        terms.topic().url(),
        sealed.seal(old.id(), asked),
        sealed.index(old.owner(), terms),
        now(),
        old.id());
  }

  /**
   * Stores another state, unless a newer revision exists.
   *
   * @param leaseToken of the writer; a later holder makes it write nothing
   */
  public boolean status(
      KeptSubscription seen, SubscriptionStatus status, @Nullable String reason, long leaseToken) {
    return jdbc.update(
            "UPDATE subscription SET status = ?, reason = ?, changed_at = ?,"
                + " handshaken = handshaken OR ?, activated = activated OR ?"
                + " WHERE subscription_id = ? AND revision = ? AND lease_token = ?"
                + " AND removed_at IS NULL",
            status.name(),
            reason,
            now(),
            status == SubscriptionStatus.ACTIVE,
            status == SubscriptionStatus.ACTIVE,
            seen.id(),
            seen.revision(),
            leaseToken)
        == 1;
  }

  /** Ends an expired subscription. */
  public void ended(String id) {
    off(id, "ended");
  }

  void off(String id, String reason) {
    jdbc.update(
        "UPDATE subscription SET status = 'OFF', reason = ?, revision = revision + 1,"
            + " changed_at = ? WHERE subscription_id = ? AND removed_at IS NULL",
        reason,
        now(),
        id);
  }

  /** Stops or resumes deliveries. */
  public void stopped(String id, boolean stopped) {
    jdbc.update(
        "UPDATE subscription SET stopped = ?, revision = revision + 1, changed_at = ?"
            + " WHERE subscription_id = ? AND removed_at IS NULL",
        stopped,
        now(),
        id);
  }

  /** Makes the delivering instance reload all waiting events. */
  public void touch(String id) {
    jdbc.update(
        "UPDATE subscription SET revision = revision + 1 WHERE subscription_id = ?"
            + " AND removed_at IS NULL",
        id);
  }

  /** Deletes the request and cancels all waiting events. */
  void remove(String id) {
    var now = now();
    jdbc.update(
        "UPDATE subscription SET status = 'OFF', reason = 'removed', removed_at = ?,"
            + " terms_sealed = NULL, terms_index = NULL, operator_name = NULL,"
            + " revision = revision + 1, changed_at = ?"
            + " WHERE subscription_id = ? AND removed_at IS NULL",
        now,
        now,
        id);
    jdbc.update(
        "UPDATE notification SET state = 'CANCELLED', reason = 'removed', settled_at = ?"
            + " WHERE subscription_id = ? AND state IN ('WAITING', 'DEAD')",
        now,
        id);
    sealed.forget(id);
  }

  private List<KeptSubscription> query(String where, Object... arguments) {
    return jdbc.query(SELECT + where, (row, n) -> kept(row), arguments);
  }

  private KeptSubscription kept(ResultSet row) throws SQLException {
    var id = row.getString("subscription_id");
    var revision = row.getInt("revision");
    return new KeptSubscription(
        id,
        row.getString("owner"),
        row.getString("operator_name"),
        sealed.read(id, revision, row.getBytes("terms_sealed")),
        revision,
        SubscriptionStatus.valueOf(row.getString("status")),
        row.getString("reason"),
        row.getBoolean("stopped"),
        row.getBoolean("handshaken"),
        row.getLong("event_count"),
        SqlTime.get(row, "changed_at"));
  }

  private OffsetDateTime now() {
    return SqlTime.of(clock.instant());
  }
}
