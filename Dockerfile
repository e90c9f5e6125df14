# Build the jar, take it apart by layer, and run it as nobody in particular.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml .
COPY src src
COPY profiles profiles
COPY camel-routes camel-routes
RUN mvn -B -q -DskipTests -Dspotless.check.skip=true package \
 && java -Djarmode=tools -jar target/pzp-adapter.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 pzp && useradd --system --uid 10001 --gid pzp --home-dir /srv/pzp pzp \
 && mkdir -p /srv/pzp/data /srv/pzp/packages && chown -R pzp:pzp /srv/pzp/data
WORKDIR /srv/pzp
# From what changes least to what changes most, so that an update moves little.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
COPY profiles profiles
COPY camel-routes camel-routes
USER pzp
VOLUME ["/srv/pzp/data"]
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "pzp-adapter.jar"]
