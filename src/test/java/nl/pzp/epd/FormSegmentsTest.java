package nl.pzp.epd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.epd.hl7v2.Hl7Reader;
import nl.pzp.epd.hl7v2.Hl7Writer;
import nl.pzp.epd.hl7v2.Hl7Writer.Characters;
import nl.pzp.fixtures.ExampleForm;
import nl.pzp.fixtures.ExamplePeople;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.AcpForm;
import nl.pzp.form.FormReader;
import nl.pzp.form.FormReading;
import nl.pzp.terminology.Packs;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The listener reads back a form as it was written. */
class FormSegmentsTest {

  private static final IParser JSON = FhirContext.forR4Cached().newJsonParser();
  private static final Packs PACKS = ProjectProfiles.packs();
  private static final Hl7Data DATA = ProjectProfiles.profiles().yaml("hl7v2.yaml", Hl7Data.class);

  static Stream<ExampleForm> forms() {
    return ExamplePeople.allForms().stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void writtenFormIsReadBackWithTheSameAnswers(ExampleForm form) {
    // Z is written as its offset, which is the same moment.
    var asWritten =
        (QuestionnaireResponse)
            JSON.parseResource(
                JSON.encodeResourceToString(form.response())
                    .replaceAll("(T[0-9:]+)Z\"", "$1+00:00\""));
    assertThat(answers(readBack(form.response()))).isEqualTo(answers(asWritten));
  }

  @Test
  void textThatLooksLikeSyntaxIsReadBackUnchanged() {
    var form = ExamplePeople.onlyFreeText().form().response();
    var text = "Geen IC | wél thuis ^ & ~ \\ ja\nniet reanimeren € ﬁ 漢";
    var item = firstText(form.getItem());
    item.getAnswerFirstRep().setValue(new StringType(text));
    assertThat(firstText(readBack(form).getItem()).getAnswerFirstRep().getValue().primitiveValue())
        .isEqualTo(text);
  }

  @Test
  void characterOutsideLatin1LosesItsAccentOrIsMarked() {
    var writer = new Hl7Writer(Characters.LATIN_1);
    assertThat(writer.escaped("Kovač é 漢")).isEqualTo("Kovac é (?)");
  }

  @Test
  void retractedFormHasNoAnswers() {
    var form = ExamplePeople.capable().form().response();
    form.setStatus(QuestionnaireResponseStatus.ENTEREDINERROR);
    var read = readBack(form);
    assertThat(read.getStatus()).isEqualTo(QuestionnaireResponseStatus.ENTEREDINERROR);
    assertThat(read.getItem()).isEmpty();
  }

  @Test
  void answerOutsideTheProfileRefusesTheForm() {
    var form = ExamplePeople.capable().form().response();
    form.addItem().setLinkId("nergens").addAnswer().setValue(new StringType("weg"));
    assertThatThrownBy(() -> readBack(form)).hasMessageContaining("PZP-EPD-032");
  }

  private static QuestionnaireResponse.QuestionnaireResponseItemComponent firstText(
      List<QuestionnaireResponse.QuestionnaireResponseItemComponent> items) {
    for (var item : items) {
      if (item.getAnswerFirstRep().getValue() instanceof StringType) {
        return item;
      }
      var inner =
          Stream.concat(
                  item.getItem().stream(),
                  item.getAnswer().stream().flatMap(answer -> answer.getItem().stream()))
              .toList();
      var found = firstText(inner);
      if (!found.getLinkId().isEmpty()) {
        return found;
      }
    }
    return new QuestionnaireResponse.QuestionnaireResponseItemComponent().setLinkId("");
  }

  private static QuestionnaireResponse readBack(QuestionnaireResponse form) {
    form.setId("form-1");
    var pack = PACKS.ofForm(form.getQuestionnaire()).orElseThrow();
    var writer = new Hl7Writer(Characters.UTF_8);
    writer.segment("MSH").set(3, "PZP").set(4, "PZP-adapter").set(9, "ORU", "R01");
    writer.set(10, "1").set(11, "P").set(12, "2.5").set(18, Characters.UTF_8.code());
    new FormSegments(pack, DATA, writer).write(form, "20261122");
    var message = Hl7Reader.read(writer.bytes());
    var sender = Sender.of(message.header(), DATA);
    var draft = new TransactionDraft(sender);
    new FormAnswersReader(PACKS, DATA).read(message, sender, new Reference("Patient/1"), draft);
    return (QuestionnaireResponse) draft.bundle().getEntryFirstRep().getResource();
  }

  private static AcpForm answers(QuestionnaireResponse form) {
    return ((FormReading.Read) new FormReader(PACKS).read(form)).form();
  }
}
