@NullMarked
package nl.pzp.careplan.current;

import org.jspecify.annotations.NullMarked;
