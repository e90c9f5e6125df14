package nl.pzp.form;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.pzp.fixtures.AcpForms;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;

class AnyFormTest {

  private final Packs packs = ProjectProfiles.packs();
  private final FormReader reader = new FormReader(packs);
  private final FormWriter writer = new FormWriter();

  @Property(tries = 300)
  void aFormThatIsWrittenReadsTheSame(@ForAll("forms") AcpForm form) {
    for (var pack : packs.all()) {
      if (pack.fhirVersion().equals("R4") && asksAttendeesInTwoLists(pack)) {
        var written = writer.write(form, pack);

        assertThat(written.losses()).isEmpty();
        assertThat(((FormReading.Read) reader.read(written.response())).form()).isEqualTo(form);
      }
    }
  }

  @Property(tries = 100)
  void aFormThatIsWrittenInAnyVersionKeepsEveryDecision(@ForAll("forms") AcpForm form) {
    for (var pack : packs.all()) {
      if (pack.fhirVersion().equals("R4")) {
        var read = (FormReading.Read) reader.read(writer.write(form, pack).response());

        assertThat(read.form().directives()).isEqualTo(form.directives());
      }
    }
  }

  private static boolean asksAttendeesInTwoLists(Pack pack) {
    return pack.question("1652").isEmpty();
  }

  @Provide
  Arbitrary<AcpForm> forms() {
    return AcpForms.anyForm();
  }
}
