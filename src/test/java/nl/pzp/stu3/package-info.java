/** Tests of the conversion between R4 and STU3. */
@NullMarked
package nl.pzp.stu3;

import org.jspecify.annotations.NullMarked;
