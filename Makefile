# armsledger: every job by its name. BIN is where the environment's programs are: `make check BIN=/other/venv/bin`.
PYTHON ?= python3
VENV ?= .venv
BIN ?= $(VENV)/bin
OUT ?= out

.PHONY: setup check setup-ftm check-ftm format test fuzz bench errors speed train demo lock

# Make the environment: pinned and hashed dependencies, then this package as it stands in src/.
setup:
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .

# All that the build server runs: format, lint, types, the import contract, the tests; those of corpora, which mostly wait
# for what they kill, beside the others.
check:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@log=$$(mktemp); $(BIN)/pytest tests/scale >$$log 2>&1 & corpora=$$!; trap 'kill $$corpora; rm -f $$log' INT TERM; \
	$(BIN)/pytest --ignore=tests/scale; others=$$?; wait $$corpora; killed=$$?; \
	echo "the tests of corpora, which ran beside the others:"; cat $$log; rm -f $$log; exit $$((others || killed))

# Is our export what FollowTheMoney itself takes? In an environment of its own: its PyICU compiles (g++, libicu-dev, pkg-config).
FTM_VENV ?= .venv-ftm
setup-ftm:
	test -x $(FTM_VENV)/bin/python || $(PYTHON) -m venv $(FTM_VENV)
	$(FTM_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-ftm.txt

check-ftm: setup-ftm
	$(BIN)/armsledger demo -o $(OUT)/demo
	$(BIN)/armsledger export --ledger sqlite:///$(OUT)/demo/ledger.db --format ftm -o $(OUT)/demo/ftm.jsonl
	$(FTM_VENV)/bin/python tools/check_ftm.py $(OUT)/demo/ftm.jsonl

# Put the code into our format and mend what ruff can mend itself.
format:
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The tests alone; `make test ARGS=tests/model` runs a part.
test:
	$(BIN)/pytest $(ARGS)

# Damaged and made-up files for every reader, for SECONDS (a night: 20000); finds are printed and kept in $(OUT)/fuzz, exit status 1.
SECONDS ?= 600
fuzz:
	$(BIN)/python -W ignore -m tools.fuzz --seconds $(SECONDS) --out $(OUT)/fuzz $(if $(SEED),--seed $(SEED))

# Measure against the annotated sets in $(DATA), write benchmarks/RESULTS.md, fail below a floor.
DATA ?= data
bench:
	$(BIN)/python -m benchmarks.run --data $(DATA)

# The errors on the claims development set, a page with each beside its sentence: $(OUT)/errors.html.
errors:
	$(BIN)/python -m benchmarks.errors --data $(DATA) --out $(OUT)/errors.html

# How fast the trained core reads, beside the machine's ceiling and another pipeline.
speed:
	$(BIN)/python -m benchmarks.speed --data $(DATA)

# Train all that is trained, on the sets in $(DATA): the language core (seventy minutes on two cores), then, over the core
# that the package holds, the readers of claims (an hour) and of events (a quarter), the finder of places (ten minutes). Resumed when it was stopped. Weights
# land in $(OUT)/train/…weights; put them into the folders of that name in src/armsledger, the model card into
# src/armsledger/trained, if `make bench` is better with them.
TRAIN_VENV ?= .venv-train
train:
	test -x $(TRAIN_VENV)/bin/python || $(PYTHON) -m venv $(TRAIN_VENV)
	$(TRAIN_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-train.txt
	$(TRAIN_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(TRAIN_VENV)/bin/python -m armsledger.training --data $(DATA) --out $(OUT)/train
	$(TRAIN_VENV)/bin/python -m corpus.fill --texts $(DATA)/raw/conflict_news.jsonl $(DATA)/raw/abroad_news.jsonl \
		-o $(OUT)/train/corpus.jsonl
	$(TRAIN_VENV)/bin/python -m armsledger.training.claims --out $(OUT)/train/claims \
		--corpus $(DATA)/claims/claims.train.jsonl $(OUT)/train/corpus.jsonl
	$(TRAIN_VENV)/bin/python -m armsledger.training.events --data $(DATA) --out $(OUT)/train/event_weights
	$(TRAIN_VENV)/bin/armsledger gazetteer build
	$(TRAIN_VENV)/bin/python -m armsledger.training.toponyms --data $(DATA) --out $(OUT)/train/toponyms
	$(TRAIN_VENV)/bin/python -m armsledger.training.card $(OUT)/train/weights $(OUT)/train/claims \
		$(OUT)/train/event_weights $(OUT)/train/toponyms > $(OUT)/train/MODEL_CARD.md

# The main job on the sample corpus inside the package; the case file lands in $(OUT)/demo/index.html.
demo:
	$(BIN)/armsledger demo -o $(OUT)/demo

# Renew the pinned dependencies (needs uv); commit all four files.
lock:
	printf 'hatchling\neditables\n' | uv pip compile pyproject.toml - --group dev --generate-hashes --no-emit-index-url \
		--no-header --no-annotate --universal --python-version 3.11 --upgrade -q -o requirements-dev.txt
	uv pip compile pyproject.toml -c requirements-dev.txt --generate-hashes --no-emit-index-url \
		--no-header --no-annotate --universal --python-version 3.11 -q -o requirements.txt
	printf 'hatchling\neditables\n' | uv pip compile pyproject.toml - --extra train -c requirements-dev.txt --generate-hashes \
		--no-emit-index-url --no-header --no-annotate --universal --python-version 3.11 -q -o requirements-train.txt
	echo 'followthemoney>=4.11,<5' | uv pip compile - --generate-hashes --no-emit-index-url --no-header --no-annotate --universal \
		--python-version 3.11 --upgrade -q -o requirements-ftm.txt
