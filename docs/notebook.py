# %% [markdown]
# # From a question to a plot
#
# Which kinds of events do the sample articles report, and how many of them are said to have happened?
# Run this file cell by cell (Jupyter, VS Code, Spyder: `# %%` begins a cell) or whole: `python docs/notebook.py`.
# It needs newsgraph, and `.venv/bin/pip install pandas matplotlib`. Set NEWSGRAPH_STORE to ask a store of your own,
# or the address of a service.

# %% The store: yours, or one made of the sample articles that come with newsgraph
import os
import tempfile
from importlib import resources
from pathlib import Path

from newsgraph.service.client import select

store = os.environ.get("NEWSGRAPH_STORE", "")
if not store:
    from newsgraph.builder.pipeline import build
    from newsgraph.builder.store import open_store

    store = str(Path(tempfile.mkdtemp()) / "store")
    samples = sorted(Path(str(resources.files("newsgraph.builder"))).glob("samples/*.json"))
    with open_store(store) as opened:
        build(samples, opened)

# %% The question, in SPARQL: each event with its type, its status, its date, and the sentence that says so
events = select(
    """
    SELECT ?type ?status ?date ?confidence ?sentence {
      ?event ng:eventType/rdfs:label ?type ; ng:status/rdfs:label ?status ; ng:confidence ?confidence ;
             ng:evidence/nif:sentence/nif:anchorOf ?sentence .
      OPTIONAL { ?event ng:date ?date }
    }
    """,
    store,
)
print(events.dtypes)
print(events.head())

# %% The answer, as a table
table = events.groupby(["type", "status"]).size().unstack(fill_value=0)
table = table.loc[table.sum(axis=1).sort_values().index]
print(table)

# %% The plot
import matplotlib.pyplot as plt

figure, axes = plt.subplots(figsize=(8, 0.3 * len(table) + 1.5))
table.plot.barh(stacked=True, ax=axes)
axes.set_xlabel("events")
axes.set_ylabel("")
axes.set_title("What the articles report, and whether it happened")
figure.tight_layout()
figure.savefig(os.environ.get("NEWSGRAPH_PLOT", "events.png"))
