package nl.pzp.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys and values that the adapter wrote before it used Tink (commit 660fdf2). The bytes below come
 * from that program: four data keys under two key files, and values sealed with three of them.
 */
class CiphertextBeforeTinkTest {

  private record Row(int number, String purpose, String wrapped, String file, boolean old) {}

  private record Value(String table, String column, String row, String sealed, String plain) {}

  private static final OffsetDateTime THEN = OffsetDateTime.parse("2026-11-22T10:00:00Z");

  private static final String NEWEST_KEY = "SGgpIx+DiGHhjXqYu1KSrA6MqAROxDgW+zpFQP92KSQ=";

  private static final Map<String, String> FILES =
      Map.of("214c57fd", NEWEST_KEY, "f96e92af", "IeuKzKzmnByfu87NIJHqaKRxavCvd4AgE5ya1t3LFXw=");

  private static final List<Row> ROWS =
      List.of(
          new Row(
              1,
              "index",
              "H505EcAwW70enr53vm7Cfshxv2jSlde3lw3YBGGLjC4kkfj3LNfxxpMeqC8tOeR9iopiuXTmj417vZ6Q",
              "f96e92af",
              false),
          new Row(
              2,
              "content",
              "XXFTWUQEf67NZog/MM2EVvkMQm6bX/OZy4aCf8AuTEgAQz7JFVsAhO7RjVvJ9x4p/0FHabeAfarLofts",
              "f96e92af",
              true),
          new Row(
              3,
              "content",
              "nCodxZzXQVkgSG9h8kb5D6ThypLtTBNmPl2CT5/oO333ltM5fETqlS4vWcL+yJcWNahgZXCTIhsFWYQG",
              "f96e92af",
              true),
          new Row(
              4,
              "content",
              "ED6XW5PibmWvD8BdPVXxdKNbhN3lliNGMnz3Kz3rxJ47g+9V9O04vqT9HnrGpmMYTVAw2yUn8JfT4Y3k",
              "214c57fd",
              false));

  private static final List<Value> VALUES =
      List.of(
          new Value(
              "resource_version",
              "content_sealed",
              "Goal/1/1",
              "AQAAAAIf66CgKmsHUVIHJR3X9kO4kD+R667MttzZWn4Hmt+1P4Q=",
              "kort"),
          new Value(
              "resource_version",
              "content_sealed",
              "Goal/2/1",
              "AQAAAALRZP6/llwBZeeekFglme2Zj7ExaoLnUHXA+hRUPOnjKcrkYtvBZ84gBhQIAcrBZKqHLRZgQG9JCwuH"
                  + "AL8=",
              "ë lang ".repeat(100)),
          new Value(
              "inbox_message",
              "body_sealed",
              "7",
              "AQAAAAJZ/RnWskOZ+DG2/Ih+3kHYWUcxMXhxazquHYpphg==",
              ""),
          new Value(
              "inbox_message",
              "body_sealed",
              "8",
              "AQAAAAP2LRc0Lz8FxHJf2b5gC52+FpDtjBf5eji7VKewyRU5ywDNtxuiud4nRRjBSbrDX7GjNQ==",
              "met de tweede sleutel"),
          new Value(
              "inbox_message",
              "body_sealed",
              "9",
              "AQAAAARsU6yy1ynHseFm68h/xNPCDGLmvS2f6cNO2THij18Hx8QVOHHzQ4/8KQz5mr4hrW3Q",
              "met de derde sleutel"));

  private final Clock clock = Clock.fixed(Instant.parse("2026-12-01T10:00:00Z"), ZoneOffset.UTC);

  private TestRecord record;

  @BeforeEach
  void openWhatWasThere(@TempDir Path folder) throws IOException {
    var url = TestRecord.embedded(folder);
    try (var empty = TestRecord.on(url, folder.resolve("other"), clock)) {
      empty.jdbc().update("DELETE FROM data_key");
      for (var row : ROWS) {
        empty
            .jdbc()
            .update(
                "INSERT INTO data_key (key_id, purpose, wrapped, wrapped_by, created_at,"
                    + " superseded_at) VALUES (?, ?, ?, ?, ?, ?)",
                row.number(),
                row.purpose(),
                bytes(row.wrapped()),
                row.file(),
                THEN,
                row.old() ? THEN : null);
      }
    }
    var keys = Files.createDirectory(folder.resolve("keys"));
    for (var file : FILES.entrySet()) {
      Files.writeString(
          keys.resolve("record-" + file.getKey() + ".key"),
          "created=2026-11-22T10:00:00Z\nkey=" + file.getValue() + "\n");
    }
    record = TestRecord.on(url, keys, clock);
  }

  @AfterEach
  void close() {
    record.close();
  }

  @Test
  void everyValueOpensWithItsOwnKey() {
    for (var value : VALUES) {
      var plain =
          record.cipher().open(value.table(), value.column(), value.row(), bytes(value.sealed()));
      assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo(value.plain());
    }
  }

  @Test
  void valuesAreFoundUnderTheSameIndex() {
    assertThat(record.index().of("bsn", "999990019"))
        .isEqualTo("9iasI7u1C7o1FUGJB3u7Q0pRUUjUfU2DTZCZbzjp_wA");
  }

  @Test
  void rotationGoesOnFromTheOldKeys() {
    assertThat(record.keyRotation().replaced()).containsExactly(2, 3);
    assertThat(record.keyRotation().newDataKey()).isEqualTo(5);
    record.keyRotation().retire(2);
    record.keyRotation().newKeyFile();
    everyValueOf(3);
    everyValueOf(4);
  }

  private void everyValueOf(int key) {
    VALUES.stream()
        .filter(value -> bytes(value.sealed())[4] == key)
        .forEach(
            value ->
                assertThat(
                        record
                            .cipher()
                            .open(
                                value.table(), value.column(), value.row(), bytes(value.sealed())))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(value.plain()));
  }

  /** An adapter of the old version on the same database reads what the new one writes. */
  @Test
  void aNewValueHasTheOldFormat() throws Exception {
    var sealed = record.cipher().seal("inbox_message", "body_sealed", "10", new byte[] {'n', 'u'});

    var fileKey = new SecretKeySpec(bytes(NEWEST_KEY), "AES");
    var row = ROWS.get(3);
    var dataKey = opened(fileKey, bytes(row.wrapped()), 0, "data_key|wrapped|4|content|214c57fd");
    assertThat(ByteBuffer.wrap(sealed).get()).isEqualTo((byte) 1);
    assertThat(ByteBuffer.wrap(sealed).getInt(1)).isEqualTo(4);
    assertThat(
            opened(new SecretKeySpec(dataKey, "AES"), sealed, 5, "inbox_message|body_sealed|10|4"))
        .isEqualTo(new byte[] {0, 'n', 'u'});
  }

  private static byte[] opened(SecretKeySpec key, byte[] sealed, int head, String context)
      throws Exception {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, sealed, head, 12));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher.doFinal(sealed, head + 12, sealed.length - head - 12);
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
