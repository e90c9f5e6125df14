package nl.pzp.record;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeMap;

/** An answer as one run of bytes, so that it can be sealed whole. */
final class AnswerBytes {

  private AnswerBytes() {}

  static byte[] of(StoredResponse answer) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(answer.status());
      out.writeUTF(answer.contentType());
      out.writeInt(answer.headers().size());
      for (var header : answer.headers().entrySet()) {
        out.writeUTF(header.getKey());
        out.writeUTF(header.getValue());
      }
      out.write(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static StoredResponse read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      var status = in.readInt();
      var contentType = in.readUTF();
      var headers = new TreeMap<String, String>();
      for (int left = in.readInt(); left > 0; left--) {
        headers.put(in.readUTF(), in.readUTF());
      }
      return new StoredResponse(status, contentType, in.readAllBytes(), headers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
