package nl.pzp.notify.twiin;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.SqlTime;
import nl.pzp.record.atrest.BlindIndex;
import nl.pzp.record.atrest.ContentCipher;
import nl.pzp.record.atrest.SealedTable;
import nl.pzp.security.PullPermissions;
import nl.pzp.security.SharingAnswer;
import nl.pzp.security.SharingConsents;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The issued authorization bases, each for one patient, one receiver and a limited time. They are
 * stored encrypted, so that a repeat carries the same one, and found by a keyed hash.
 */
public final class PullAuthorizations implements PullPermissions {

  private record Kept(PersonId person, String receiver, Instant until) {}

  private static final String TABLE = "pull_authorization";
  private static final String TOKEN = "token_sealed";
  private static final int TOKEN_BYTES = 32;

  /** Lets key rotation reach these rows. */
  public static final SealedTable SEALED =
      new SealedTable(TABLE, java.util.List.of("notice_id"), java.util.List.of(TOKEN));

  private final JdbcTemplate jdbc;
  private final ContentCipher cipher;
  private final BlindIndex index;
  private final PatientRecord record;
  private final SharingConsents consents;
  private final SecureRandom random;
  private final Clock clock;

  public PullAuthorizations(
      JdbcTemplate jdbc,
      ContentCipher cipher,
      BlindIndex index,
      PatientRecord record,
      SharingConsents consents,
      SecureRandom random,
      Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.index = index;
    this.record = record;
    this.consents = consents;
    this.random = random;
    this.clock = clock;
  }

  /**
   * The authorization base of a notification: new at first, then equal at every repeat, and valid
   * until the latest given moment.
   *
   * @param noticeId a UUID
   * @param receiver the identity that the receiver shows when it fetches
   */
  public String give(String noticeId, PersonId person, String receiver, Instant until) {
    forgetWhatIsOver();
    var known = renewed(noticeId, person, receiver, until);
    if (known.isPresent()) {
      return known.get();
    }
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    try {
      jdbc.update(
          "INSERT INTO pull_authorization (notice_id, token_index, token_sealed, person_id,"
              + " receiver, valid_until) VALUES (?, ?, ?, ?, ?, ?)",
          noticeId,
          index.of(TABLE, token),
          cipher.seal(TABLE, TOKEN, noticeId, token.getBytes(StandardCharsets.UTF_8)),
          person.value(),
          receiver,
          SqlTime.of(until));
      return token;
    } catch (DuplicateKeyException e) {
      // Another instance sends the same notification at the same time.
      return renewed(noticeId, person, receiver, until).orElseThrow();
    }
  }

  @Override
  public Optional<UUID> personFor(String authorizationBase, String receiver) {
    var kept =
        jdbc.query(
            "SELECT person_id, receiver, valid_until FROM pull_authorization"
                + " WHERE token_index = ?",
            (row, n) ->
                new Kept(
                    new PersonId(row.getObject(1, UUID.class)),
                    row.getString(2),
                    SqlTime.get(row, 3)),
            index.of(TABLE, authorizationBase));
    return kept.stream()
        .filter(each -> each.receiver().equals(receiver))
        .filter(each -> clock.instant().isBefore(each.until()))
        .map(each -> record.now(each.person()))
        .filter(now -> !record.isErased(now))
        .map(PersonId::value)
        .filter(now -> consents.of(now) != SharingAnswer.REFUSED)
        .findFirst();
  }

  private Optional<String> renewed(
      String noticeId, PersonId person, String receiver, Instant until) {
    var renewed =
        jdbc.update(
            "UPDATE pull_authorization SET valid_until = ?, person_id = ?, receiver = ?"
                + " WHERE notice_id = ?",
            SqlTime.of(until),
            person.value(),
            receiver,
            noticeId);
    return renewed == 0
        ? Optional.empty()
        : jdbc
            .query(
                "SELECT token_sealed FROM pull_authorization WHERE notice_id = ?",
                (row, n) ->
                    new String(
                        cipher.open(TABLE, TOKEN, noticeId, row.getBytes(1)),
                        StandardCharsets.UTF_8),
                noticeId)
            .stream()
            .findFirst();
  }

  private void forgetWhatIsOver() {
    jdbc.update(
        "DELETE FROM pull_authorization WHERE valid_until < ?", SqlTime.of(clock.instant()));
  }
}
