package nl.pzp.stu3;

import org.hl7.fhir.r4.model.Resource;

/**
 * Converts one resource type. Extension URLs and role references are in STU3 form in both
 * directions: converted before toStu3, and not yet converted in toR4.
 */
interface TypeConverter<R extends Resource, S extends org.hl7.fhir.dstu3.model.Resource> {

  Class<R> r4Type();

  Class<S> stu3Type();

  S toStu3(R source, ConversionFindings findings);

  R toR4(S source, ConversionFindings findings);
}
