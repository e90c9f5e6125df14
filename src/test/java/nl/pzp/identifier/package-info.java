@NullMarked
package nl.pzp.identifier;

import org.jspecify.annotations.NullMarked;
