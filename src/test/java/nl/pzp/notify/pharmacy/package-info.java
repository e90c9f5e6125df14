@NullMarked
package nl.pzp.notify.pharmacy;

import org.jspecify.annotations.NullMarked;
