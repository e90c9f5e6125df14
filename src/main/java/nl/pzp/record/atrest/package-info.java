/**
 * Keeps the record closed at rest: data keys wrapped by a key file, values that Tink seals for
 * their own place in the database, keyed hashes to find values by, and the rotation of both kinds
 * of key.
 *
 * <p>Never writes a key in the clear anywhere but in the key file, never opens a value at another
 * place than the one it was sealed for, and never starts on data whose key is missing.
 */
@NullMarked
package nl.pzp.record.atrest;

import org.jspecify.annotations.NullMarked;
