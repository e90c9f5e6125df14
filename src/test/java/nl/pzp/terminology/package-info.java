@NullMarked
package nl.pzp.terminology;

import org.jspecify.annotations.NullMarked;
