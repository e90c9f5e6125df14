@NullMarked
package nl.pzp.notify;

import org.jspecify.annotations.NullMarked;
