"""The words of docs/performance.md around the tables."""

TEMPLATE = """\
# Performance

Written by `make bench`, which measures everything below in one run; do not edit by hand. Compare
ratios: they are taken between things that took turns on the same machine. Milliseconds are of a
machine with {cores} cores whose load average was {before} at the beginning and {after} at the end;
the benchmark itself keeps about one core busy, what is above that was other work.

## Ratios against the aims

{aims}

A ratio is the median of the ratios of pairs measured next to each other; the second column divides
the 95th percentiles. What is missed is shown as missed.

## From a lever to the charts

{page}

- A **commit** is a real key press on a slider in Chromium, at 1366x768, against gunicorn as
  `make run` starts it, on loopback. It runs from the time stamp of the key event to the end of the
  frame after which no chart is drawn any more, and counts only if a line of a chart changed.
- Its **floor** is the same step of the same three charts by `Plotly.react` alone, from copies of
  the two figures that are already in the page, to the end of its frame; it is measured straight
  after each commit. So the ratio is what the page, Dash and the server add to drawing.
- *Uncached*: each press gives a value that this server was never asked for (checked: it stored a
  new result for each). *Cached on the server*: a new browser, nothing kept, walks the same values
  (checked: no new result). *Cached in the page*: back over values that this page has shown (no
  request). *An assumption* changes the model, so that the exogenous part of what happened is
  solved again and two results are fetched; it is not part of the aim.
- One answer is {size} kB, {sent} kB on the wire. Two presses before the first warm up the page;
  between presses is a pause.

## The model

{engine}

- The whole window, {days} sessions, every session computed. *Anchored solve*: the historical
  policies, the exogenous part solved on the way. *Replay*: the policies of `{policy}`
  on the exogenous part as solved. The calibrated ensemble has {members} parameter sets; for
  more it is repeated. Medians of {rounds} interleaved rounds; MB is the most that was allocated at
  once during a replay.
- What the server computes for that scenario when nobody asked before, with the bands of all
  {members} parameter sets: {request} ms. It may start from the last day on which nothing differs.
- An agent-step is one class on one day with all its assets and futures.

## Questions

{questions}

- The **plain run** is one scenario under one parameter set over the whole window; ratios are
  medians of {question_rounds} rounds in which both took turns, in one process. *Nothing known*: the
  exogenous part of what happened is solved first, as for the first reader.
- Milliseconds are over HTTP against gunicorn as `make run` starts it, a new server for each
  question: until the first part of the answer (what a page can show), until the whole answer, and
  the same again when it is known. The first column of them is the first request to a fresh server,
  the others are medians over new scenarios. Searches are started by a button and timed until their
  first sign of progress.
- The aim is a first result within 3 s, and within 1 s when it is known.

{cost}
## The equal problem

{contest}

All runners give the same final prices (largest difference {difference}; more than 1e-9 stops the
benchmark). Medians of {runners} interleaved rounds; compilation is not counted. "{compiled}" is
scalar code compiled to machine code. For one draw numpy has nothing to do at once, and a loop of
any kind is as quick or quicker: the gain is in the batch.

{problem}

## What was used

{versions}.
"""

COST = """\
## Cost against size

![Time of a run against parameter sets, sessions and classes, on logarithmic axes](images/cost.svg)

{scaling}

Anchored runs of what happened. An exponent of 1 is linear; below it a fixed cost is still shared
out. The dashed line of the picture is linear. Classes are added to the model's list of names with
empty portfolios: that is what a class costs before it trades.

{blocks}

The batch axis can be run in blocks that fit a cache; {best} at once was quickest for {blocked}
parameter sets, and the engine runs a batch as it is given.

Every subset of {switches} mechanisms switched off, one scenario and the reference parameter set:
{runs} runs in {grid} ms, {each} ms each; a run with everything on takes {one} ms. A switch holds
for a whole batch, since what is off is not computed: a grid of ablations is as many runs, not one
batch.

Calibration weighs this many parameter sets a second: {throughput}.

{memory}

Single precision makes the equal problem {gains}. {verdict}, and the identities of the model are
held far closer than it could hold them.

"""
