package nl.pzp.bench;

import java.io.InputStream;
import java.io.PrintStream;

/** Where a command reads and writes. */
record Console(InputStream in, PrintStream out, PrintStream err) {}
