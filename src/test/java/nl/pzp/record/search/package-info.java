@NullMarked
package nl.pzp.record.search;

import org.jspecify.annotations.NullMarked;
