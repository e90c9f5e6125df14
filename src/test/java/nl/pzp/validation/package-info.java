@NullMarked
package nl.pzp.validation;

import org.jspecify.annotations.NullMarked;
