@NullMarked
package nl.pzp.notify.subscription;

import org.jspecify.annotations.NullMarked;
