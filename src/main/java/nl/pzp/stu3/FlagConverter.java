package nl.pzp.stu3;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.UriType;

/** Flag: one category in STU3, several in R4. */
final class FlagConverter implements TypeConverter<Flag, org.hl7.fhir.dstu3.model.Flag> {

  private final Vocabulary vocabulary;
  private final ElementMoves moves;

  FlagConverter(Vocabulary vocabulary, ElementMoves moves) {
    this.vocabulary = vocabulary;
    this.moves = moves;
  }

  @Override
  public Class<Flag> r4Type() {
    return Flag.class;
  }

  @Override
  public Class<org.hl7.fhir.dstu3.model.Flag> stu3Type() {
    return org.hl7.fhir.dstu3.model.Flag.class;
  }

  @Override
  public org.hl7.fhir.dstu3.model.Flag toStu3(Flag source, ConversionFindings findings) {
    source.getCategory().stream()
        .skip(1)
        .forEach(more -> source.addExtension(vocabulary.url(Carrier.FURTHER_VALUE), more));
    return moves.toStu3(source, org.hl7.fhir.dstu3.model.Flag.class);
  }

  @Override
  public Flag toR4(org.hl7.fhir.dstu3.model.Flag source, ConversionFindings findings) {
    var target = moves.toR4(source, Flag.class);
    Extensions.values(
            Extensions.take(target, vocabulary.url(Carrier.FURTHER_VALUE)), CodeableConcept.class)
        .forEach(target::addCategory);
    disclaim(target);
    return target;
  }

  // zib2017 gives an alert both a name and a subject; zib2020's profile allows one. Both stay, so
  // the R4 resource does not claim that profile.
  private void disclaim(Flag flag) {
    if (!flag.hasExtension(vocabulary.url(ZibExtension.FLAG_DETAIL)) || !isNamed(flag)) {
      return;
    }
    for (var profile : flag.getMeta().getProfile()) {
      flag.getMeta()
          .addExtension(vocabulary.url(Carrier.STU3_PROFILE), new UriType(profile.getValue()));
    }
    flag.getMeta().setProfile(null);
  }

  private static boolean isNamed(Flag flag) {
    return flag.getCode().getCoding().stream()
        .noneMatch(coding -> AbsentReason.NOT_APPLICABLE.equals(coding.getCode()));
  }
}
