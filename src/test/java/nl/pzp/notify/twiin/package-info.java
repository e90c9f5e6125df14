@NullMarked
package nl.pzp.notify.twiin;

import org.jspecify.annotations.NullMarked;
