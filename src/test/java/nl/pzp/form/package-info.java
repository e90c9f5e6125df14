@NullMarked
package nl.pzp.form;

import org.jspecify.annotations.NullMarked;
