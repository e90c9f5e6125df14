package nl.pzp.fhirapi.guard;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of both ports.
 *
 * @param hosts names by which callers may address the adapter, beside loopback and the host of
 *     {@code pzp.events.base-url}
 * @param operatorToken whether a change on the management port needs the token of the file {@code
 *     management-token} from every caller ({@code ALWAYS}), or not from processes on this machine
 *     that run under the account that owns the file ({@code OTHER_ACCOUNTS})
 */
@ConfigurationProperties("pzp.web")
public record WebSettings(
    @DefaultValue List<String> hosts,
    @DefaultValue("OTHER_ACCOUNTS") OperatorProof operatorToken) {}
