"""What the model costs, in words: scaling, blocks, switches, throughput, memory, precision."""

from benchmarks import precision, scaling
from benchmarks.equal_problem import TOLERANCE
from benchmarks.markdown import ms, table
from benchmarks.words import COST


def scaling_table(measured: scaling.Measured) -> str:
    """Return time against vectors, sessions and classes with fitted exponents."""
    rows = []
    for each in measured.scalings:
        sizes = list(each.seconds)
        times = ", ".join(f"{n}: {ms(timing.median)}" for n, timing in each.seconds.items())
        last = f"{sizes[-2]} to {sizes[-1]}: {each.last_exponent:.2f}"
        rows.append((each.what, times, f"{each.exponent:.2f}", last))
    return table(("against", "ms by size", "exponent", "between the two largest"), rows)


def blocks_table(measured: scaling.Measured) -> str:
    """Return the time of many vectors by how many are run at once."""
    rows = [
        (str(size), ms(timing.median), f"{ms(timing.median / measured.blocked)}")
        for size, timing in measured.blocks.items()
    ]
    return table(("parameter sets at once", f"ms for {measured.blocked}", "ms a set"), rows)


def best_block(measured: scaling.Measured) -> int:
    """Return the size of block that was quickest."""
    return min(measured.blocks, key=lambda size: measured.blocks[size].median)


def memory_table(measured: scaling.Measured) -> str:
    """Return the peak of a process by vectors."""
    idle = measured.memory[0]
    rows = [
        (str(size) if size else "none: what is loaded", f"{peak:.0f}", f"{peak - idle:.0f}")
        for size, peak in measured.memory.items()
    ]
    return table(("parameter sets", "peak MB of the process", "of it the run"), rows)


def throughput(measured: scaling.Measured) -> str:
    """Return vectors a second, by processes."""
    return ", ".join(
        f"{rate:.0f} on {count} process{'es' if count > 1 else ''}"
        for count, rate in measured.throughput.items()
    )


def verdict(measured: precision.Measured) -> str:
    """Say whether single precision is worth it: it must keep the tolerance of the runners."""
    small = f"{measured.difference:.0e} against a tolerance of {TOLERANCE:.0e}"
    if measured.difference > TOLERANCE:
        return f"It is not used: its error is {small}"
    return f"It could be used: its error is {small}"


def chapter(measured: scaling.Measured, rough: precision.Measured) -> str:
    """Return the chapter on cost."""
    runs = 2**measured.switches
    gains = ", ".join(f"{rough.gain(n):.2f} x at {n} draws" for n in rough.double)
    return COST.format(
        scaling=scaling_table(measured),
        blocks=blocks_table(measured),
        best=best_block(measured),
        blocked=measured.blocked,
        memory=memory_table(measured),
        switches=measured.switches,
        runs=runs,
        grid=ms(measured.grid.median),
        each=ms(measured.grid.median / runs),
        one=ms(measured.one_run.median),
        throughput=throughput(measured),
        gains=gains,
        verdict=verdict(rough),
    )
