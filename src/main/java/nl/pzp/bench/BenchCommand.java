package nl.pzp.bench;

import java.util.concurrent.Callable;

/** A command with the options that all have. */
interface BenchCommand extends Callable<Integer> {

  CommonOptions common();
}
