@NullMarked
package nl.pzp.notify.mail;

import org.jspecify.annotations.NullMarked;
