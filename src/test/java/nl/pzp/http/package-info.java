@NullMarked
package nl.pzp.http;

import org.jspecify.annotations.NullMarked;
