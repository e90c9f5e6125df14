package nl.pzp.bench.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.pzp.bench.hub.NumberBook.Gap;
import org.junit.jupiter.api.Test;

/** A subscriber finds gaps from the numbers alone. */
class NumberBookTest {

  private final NumberBook book = new NumberBook();

  @Test
  void numberIsTakenOnce() {
    assertThat(book.take(1)).isTrue();
    assertThat(book.take(1)).isFalse();
    assertThat(book.take(3)).isTrue();
    assertThat(book.take(3)).isFalse();
  }

  @Test
  void missingNumberIsAGapUntilItArrives() {
    List.of(1L, 2L, 5L, 8L).forEach(book::take);

    assertThat(book.gaps()).containsExactly(new Gap(3, 4), new Gap(6, 7));
    List.of(4L, 3L, 7L, 6L).forEach(book::take);
    assertThat(book.gaps()).isEmpty();
    assertThat(book.allUpTo()).isEqualTo(8);
  }

  @Test
  void announcedNumberThatDidNotArriveIsAGap() {
    book.take(1);
    book.announced(4);

    assertThat(book.gaps()).containsExactly(new Gap(2, 4));
  }

  @Test
  void beforeTheFirstEventNothingIsMissing() {
    assertThat(book.gaps()).isEmpty();
    book.announced(0);
    assertThat(book.gaps()).isEmpty();
  }
}
