@NullMarked
package nl.pzp.careplan;

import org.jspecify.annotations.NullMarked;
