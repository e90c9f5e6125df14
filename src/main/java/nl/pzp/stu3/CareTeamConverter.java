package nl.pzp.stu3;

import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;

/** CareTeam: a participant has one role in STU3 and several in R4. */
final class CareTeamConverter
    implements TypeConverter<CareTeam, org.hl7.fhir.dstu3.model.CareTeam> {

  private final Vocabulary vocabulary;
  private final ElementMoves moves;

  CareTeamConverter(Vocabulary vocabulary, ElementMoves moves) {
    this.vocabulary = vocabulary;
    this.moves = moves;
  }

  @Override
  public Class<CareTeam> r4Type() {
    return CareTeam.class;
  }

  @Override
  public Class<org.hl7.fhir.dstu3.model.CareTeam> stu3Type() {
    return org.hl7.fhir.dstu3.model.CareTeam.class;
  }

  @Override
  public org.hl7.fhir.dstu3.model.CareTeam toStu3(CareTeam source, ConversionFindings findings) {
    for (var participant : source.getParticipant()) {
      participant.getRole().stream()
          .skip(1)
          .forEach(role -> participant.addExtension(vocabulary.url(Carrier.FURTHER_VALUE), role));
    }
    return moves.toStu3(source, org.hl7.fhir.dstu3.model.CareTeam.class);
  }

  @Override
  public CareTeam toR4(org.hl7.fhir.dstu3.model.CareTeam source, ConversionFindings findings) {
    var target = moves.toR4(source, CareTeam.class);
    for (var participant : target.getParticipant()) {
      Extensions.values(
              Extensions.take(participant, vocabulary.url(Carrier.FURTHER_VALUE)),
              CodeableConcept.class)
          .forEach(participant::addRole);
    }
    return target;
  }
}
