package nl.pzp.bench;

import java.io.InputStream;
import java.io.PrintStream;

/** The input and output of a command. */
record Console(InputStream in, PrintStream out, PrintStream err) {}
