@NullMarked
package nl.pzp.problem;

import org.jspecify.annotations.NullMarked;
