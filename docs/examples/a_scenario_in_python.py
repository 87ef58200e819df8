"""A scenario in Python: one policy, seen under every structure and mode, down to who sold what.

Run it as a script (`.venv/bin/python -m docs.examples.a_scenario_in_python`) or cell by cell in an
editor that knows `# %%`.
"""

# %% One run: what happened, and the same days without the national team's purchases.
import model

past = model.run(model.scenario())
changed = model.run(model.scenario(rescue="off"), ensemble=50)
print("Trough of the CSI 2000 since the end of 2023, %")
print(f"  as it happened {past['metrics']['trough_csi2000']:.1f}")
print(f"  no purchases   {changed['metrics']['trough_csi2000']:.1f}")

# %% The same run as tidy tables: one number a row, with its unit.
frames = model.tables(changed)
print("\nTables:", ", ".join(frames))
paths = frames["indices"].pivot(index="date", columns="name", values="value")
print(paths.loc["2024-02-01":"2024-02-08"].round(0).to_string())

# %% How sure is the change? Quantiles over the vectors that calibration kept.
changes = frames["changes"].pivot(index="name", columns="quantile", values="value")
troughs = [f"trough_{name}" for name in model.INDICES]
print("\nChange of the troughs, percentage points")
print(changes.loc[troughs, ["p05", "reference", "p95"]].round(2).to_string())

# %% Who sold micro-caps in the week before the holiday? Net purchases by class, CNY bn.
flows = frames["flows"]
week = flows[(flows["asset"] == "microcap") & flows["date"].between("2024-02-01", "2024-02-08")]
by_class = week.groupby("name")["value"].sum().sort_values()
print("\nNet purchases of micro-caps, 1 to 8 February 2024, CNY bn")
print(by_class.round(2).to_string())

# %% What moved the CSI 2000? Log points by cause from the end of 2023 to 7 February.
causes = frames["attribution"]
inside = (causes["name"] == "csi2000") & causes["date"].between("2024-01-02", "2024-02-07")
by_cause = 100.0 * causes[inside].groupby("cause")["value"].sum()
print("\nLog points of the CSI 2000 by cause")
print(by_cause[by_cause.abs() > 0.05].sort_values().round(1).to_string())

# %% Is the effect robust? Only if every structure and mode agrees in its sign.
links = {"no purchases": "v=1&rescue=off", "no limit": "v=1&limit=off"}
compared = model.compare(links.values())
signs = compared[compared["name"].isin(troughs)].copy()
signs["sign"] = signs["change"].round(2).apply(lambda x: (x > 0) - (x < 0))
by_metric = signs.groupby(["scenario", "name"])["sign"].agg(lambda s: s.nunique() == 1)
print("\nDo structures and modes agree in the sign of the change?")
agree = by_metric.unstack("scenario").rename(columns={link: name for name, link in links.items()})
print(agree.loc[troughs].to_string())

# %% Little money in CSI 2000 against much in CSI 300: per cent per CNY 10 bn, by what is bought.
ten = model.per_ten_billion(members=20)
ten = ten[(ten["unit"] == "%") & (ten["structure"] == "a") & (ten["mode"] == "anchored")]
print("\nPer cent per CNY 10 bn, structure A: what is bought in rows, what moves in columns")
print(ten.pivot(index="money", columns="name", values="reference").round(2).to_string())
