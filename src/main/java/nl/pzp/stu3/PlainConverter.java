package nl.pzp.stu3;

import org.hl7.fhir.r4.model.Resource;

/** A type that the stock converter gets right, or as right as the two versions allow. */
record PlainConverter<R extends Resource, S extends org.hl7.fhir.dstu3.model.Resource>(
    Class<R> r4Type, Class<S> stu3Type, ElementMoves moves) implements TypeConverter<R, S> {

  @Override
  public S toStu3(R source, ConversionFindings findings) {
    return moves.toStu3(source, stu3Type);
  }

  @Override
  public R toR4(S source, ConversionFindings findings) {
    return moves.toR4(source, r4Type);
  }
}
