@NullMarked
package nl.pzp.notify.topic;

import org.jspecify.annotations.NullMarked;
