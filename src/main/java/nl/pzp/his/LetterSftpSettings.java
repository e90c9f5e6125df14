package nl.pzp.his;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The SFTP server for incoming and outgoing letters; the routes use these settings.
 *
 * @param enabled whether the adapter uses the server
 * @param host of the server
 * @param port of the server
 * @param username of the adapter
 * @param privateKeyFile the adapter's private key
 * @param knownHostsFile the host keys of the server, in the format of OpenSSH; any other key is
 *     refused
 * @param inFolder folder on the server with letters for the adapter
 * @param outFolder folder on the server for letters of the adapter
 * @param rejectedFolder folder on the server for the answers to refused files
 * @param delay between two polls, in milliseconds
 */
@ConfigurationProperties("pzp.letters.sftp")
record LetterSftpSettings(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("localhost") String host,
    @DefaultValue("22") int port,
    @DefaultValue("none") String username,
    @DefaultValue("none") String privateKeyFile,
    @DefaultValue("none") String knownHostsFile,
    @DefaultValue("in") String inFolder,
    @DefaultValue("out") String outFolder,
    @DefaultValue("rejected") String rejectedFolder,
    @DefaultValue("10000") long delay) {}
