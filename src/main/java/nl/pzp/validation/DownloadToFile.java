package nl.pzp.validation;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Writes an answer's body to a file, gives its sha256, and breaks off at the limit. */
final class DownloadToFile implements BodySubscriber<String> {

  private final Path file;
  private final long mostBytes;
  private final MessageDigest digest = Sha256.digest();
  private final CompletableFuture<String> outcome = new CompletableFuture<>();
  private volatile boolean tooLarge;
  private @Nullable FileChannel channel;
  private Flow.@Nullable Subscription subscription;
  private long received;

  DownloadToFile(Path file, long mostBytes) {
    this.file = file;
    this.mostBytes = mostBytes;
  }

  /** Whether it was broken off because more arrived than the limit. */
  boolean isTooLarge() {
    return tooLarge;
  }

  @Override
  public CompletionStage<String> getBody() {
    return outcome;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    try {
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
      given.request(Long.MAX_VALUE);
    } catch (IOException e) {
      given.cancel();
      outcome.completeExceptionally(e);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (outcome.isDone() || tooLarge) {
      return;
    }
    try {
      for (var buffer : buffers) {
        write(buffer);
      }
    } catch (IOException e) {
      outcome.completeExceptionally(e);
      stop();
    }
  }

  @Override
  public void onError(Throwable cause) {
    outcome.completeExceptionally(cause);
    stop();
  }

  @Override
  public void onComplete() {
    try {
      if (channel != null) {
        channel.force(true);
        channel.close();
      }
      outcome.complete(Sha256.hex(digest.digest()));
    } catch (IOException e) {
      outcome.completeExceptionally(e);
    }
  }

  private void write(ByteBuffer buffer) throws IOException {
    received += buffer.remaining();
    if (received > mostBytes) {
      tooLarge = true;
      throw new IOException("Larger than a package may be");
    }
    digest.update(buffer.duplicate());
    while (channel != null && channel.isOpen() && buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private void stop() {
    if (subscription != null) {
      subscription.cancel();
    }
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      outcome.completeExceptionally(e);
    }
  }
}
