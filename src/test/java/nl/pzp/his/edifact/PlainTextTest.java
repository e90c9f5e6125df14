package nl.pzp.his.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PlainTextTest {

  private static final int WIDTH = 70;

  @Test
  void accentsAreDroppedWhenTheSetHasNone() {
    assertThat(lines(Repertoire.UNOB, "Ruïne, café: “ja” – € 5").lines())
        .containsExactly("Ruine, cafe: \"ja\" - EUR 5");
    assertThat(lines(Repertoire.UNOC, "Ruïne, café").lines()).containsExactly("Ruïne, café");
  }

  @Test
  void textInCapitalsStaysReadable() {
    assertThat(lines(Repertoire.UNOA, "Niet reanimeren").lines())
        .containsExactly("NIET REANIMEREN");
  }

  @Test
  void characterOutsideTheSetIsMarkedAndCounted() {
    var found = lines(Repertoire.UNOB, "Naam: 王");
    assertThat(found.lines()).containsExactly("Naam: (?)");
    assertThat(found.replaced()).isEqualTo(1);
  }

  @Test
  void longWordIsSplitWithoutLoss() {
    var word = "x".repeat(200);
    assertThat(String.join("", lines(Repertoire.UNOB, word).lines())).isEqualTo(word);
  }

  @Test
  void emptyLinesStay() {
    assertThat(lines(Repertoire.UNOB, "a\n\nb").lines()).containsExactly("a", "", "b");
  }

  @Property(tries = 300)
  void everyLineFitsInWidthAndSet(
      @ForAll Repertoire repertoire, @ForAll @Size(max = 6) List<String> text) {
    assertThat(new PlainText(repertoire, WIDTH).lines(text).lines())
        .allMatch(line -> line.length() <= WIDTH)
        .allMatch(line -> line.codePoints().allMatch(repertoire::has));
  }

  private static PlainText.Lines lines(Repertoire repertoire, String text) {
    return new PlainText(repertoire, WIDTH).lines(List.of(text));
  }
}
