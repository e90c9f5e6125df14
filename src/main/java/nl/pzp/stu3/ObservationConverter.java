package nl.pzp.stu3;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;

/** Observation: STU3 has one comment and one interpretation where R4 has lists. */
final class ObservationConverter
    implements TypeConverter<Observation, org.hl7.fhir.dstu3.model.Observation> {

  private static final String LINE = "\n";

  private final Vocabulary vocabulary;
  private final ElementMoves moves;

  ObservationConverter(Vocabulary vocabulary, ElementMoves moves) {
    this.vocabulary = vocabulary;
    this.moves = moves;
  }

  @Override
  public Class<Observation> r4Type() {
    return Observation.class;
  }

  @Override
  public Class<org.hl7.fhir.dstu3.model.Observation> stu3Type() {
    return org.hl7.fhir.dstu3.model.Observation.class;
  }

  @Override
  public org.hl7.fhir.dstu3.model.Observation toStu3(
      Observation source, ConversionFindings findings) {
    var notes = source.getNote();
    if (notes.size() > 1 || notes.stream().anyMatch(note -> note.hasAuthor() || note.hasTime())) {
      notes.forEach(note -> source.addExtension(vocabulary.url(Carrier.OBSERVATION_NOTE), note));
    }
    source.getInterpretation().stream()
        .skip(1)
        .forEach(i -> source.addExtension(vocabulary.url(Carrier.FURTHER_VALUE), i));
    var target = moves.toStu3(source, org.hl7.fhir.dstu3.model.Observation.class);
    target.setComment(notes.isEmpty() ? null : texts(notes));
    return target;
  }

  @Override
  public Observation toR4(
      org.hl7.fhir.dstu3.model.Observation source, ConversionFindings findings) {
    var target = moves.toR4(source, Observation.class);
    var carried =
        Extensions.values(
            Extensions.take(target, vocabulary.url(Carrier.OBSERVATION_NOTE)), Annotation.class);
    // A comment that was changed since then is the newer one.
    if (!carried.isEmpty() && Objects.equals(texts(carried), source.getComment())) {
      target.setNote(new java.util.ArrayList<>(carried));
    }
    Extensions.values(
            Extensions.take(target, vocabulary.url(Carrier.FURTHER_VALUE)), CodeableConcept.class)
        .forEach(target::addInterpretation);
    return target;
  }

  private static String texts(List<Annotation> notes) {
    return notes.stream()
        .map(Annotation::getText)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(LINE));
  }
}
