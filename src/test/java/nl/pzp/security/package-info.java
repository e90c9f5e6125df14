@NullMarked
package nl.pzp.security;

import org.jspecify.annotations.NullMarked;
