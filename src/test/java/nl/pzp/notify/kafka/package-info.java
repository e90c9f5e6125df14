@NullMarked
package nl.pzp.notify.kafka;

import org.jspecify.annotations.NullMarked;
