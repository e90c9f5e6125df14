package nl.pzp.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DeterministicIdTest {

  @Property
  void theSamePartsGiveTheSameId(@ForAll String one, @ForAll String other) {
    assertThat(DeterministicId.of(one, other)).isEqualTo(DeterministicId.of(one, other));
    assertThat(UUID.fromString(DeterministicId.of(one)).version()).isEqualTo(5);
  }

  @Test
  void partBoundariesChangeTheId() {
    assertThat(DeterministicId.of("a", "bc")).isNotEqualTo(DeterministicId.of("ab", "c"));
    assertThat(DeterministicId.of("a")).isNotEqualTo(DeterministicId.of("a", ""));
  }

  @Test
  void idsAreStable() {
    // A change here would change every id ever issued.
    assertThat(DeterministicId.of("urn:example", "form-1"))
        .isEqualTo("d8b91304-560b-547b-bdb3-2fa3c72a58e3");
  }
}
