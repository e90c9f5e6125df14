package nl.pzp.stu3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;

/** The profiles a resource claims and the source it names, in the way of the other version. */
final class Metadata {

  private final TwoWayTable profiles;
  private final String sourceExtension;
  private final String r4Profile;
  private final String stu3Profile;

  Metadata(Vocabulary vocabulary) {
    profiles = vocabulary.profiles();
    sourceExtension = vocabulary.url(ZibExtension.SOURCE);
    r4Profile = vocabulary.url(Carrier.R4_PROFILE);
    stu3Profile = vocabulary.url(Carrier.STU3_PROFILE);
  }

  void toStu3(Resource resource) {
    if (!resource.hasMeta()) {
      return;
    }
    var meta = resource.getMeta();
    if (meta.hasSource()) {
      meta.addExtension(sourceExtension, new UriType(meta.getSource()));
      meta.setSource(null);
    }
    rename(meta, profiles::toStu3, profiles::toR4, stu3Profile, r4Profile);
  }

  void toR4(Resource resource) {
    if (!resource.hasMeta()) {
      return;
    }
    var meta = resource.getMeta();
    var source = meta.getExtensionByUrl(sourceExtension);
    if (source != null && source.getValue() != null) {
      meta.setSource(source.getValue().primitiveValue());
      meta.removeExtension(sourceExtension);
    }
    rename(meta, profiles::toR4, profiles::toStu3, r4Profile, stu3Profile);
  }

  // A profile of the wrong version would be a false claim; where it would not come back by itself,
  // it is carried.
  private static void rename(
      Meta meta,
      Function<String, Optional<String>> there,
      Function<String, Optional<String>> back,
      String carriedFromThere,
      String carryFromHere) {
    List<CanonicalType> renamed = new ArrayList<>();
    for (var carried : meta.getExtensionsByUrl(carriedFromThere)) {
      renamed.add(new CanonicalType(carried.getValue().primitiveValue()));
    }
    meta.removeExtension(carriedFromThere);
    for (var profile : meta.getProfile()) {
      var name = profile.getValue();
      var other = there.apply(name);
      var comesBack = other.flatMap(back).filter(name::equals).isPresent();
      if (!comesBack) {
        meta.addExtension(carryFromHere, new UriType(name));
      }
      // A carried profile is more specific than this one.
      other
          .filter(url -> renamed.stream().noneMatch(r -> there(back, r.getValue(), name)))
          .filter(url -> renamed.stream().noneMatch(r -> r.getValue().equals(url)))
          .ifPresent(url -> renamed.add(new CanonicalType(url)));
    }
    meta.setProfile(renamed);
  }

  private static boolean there(
      Function<String, Optional<String>> back, String carried, String name) {
    return back.apply(carried).filter(name::equals).isPresent();
  }
}
