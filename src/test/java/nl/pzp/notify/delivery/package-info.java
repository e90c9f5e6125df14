@NullMarked
package nl.pzp.notify.delivery;

import org.jspecify.annotations.NullMarked;
