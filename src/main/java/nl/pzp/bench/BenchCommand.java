package nl.pzp.bench;

import java.util.concurrent.Callable;

/** A command with the common options. */
interface BenchCommand extends Callable<Integer> {

  CommonOptions common();
}
