# `make run` and `make test` do all set-up themselves (packaging/setup.sh). ARGS is passed on: make test ARGS="-k slots".
PYTHON_HERE = .venv/bin/python
ON_SCREEN = $(shell command -v xvfb-run >/dev/null && \
	echo 'env -u WAYLAND_DISPLAY QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1366x768x24"' || \
	echo 'env QT_QPA_PLATFORM=offscreen')

.PHONY: run test check lint tour bench fuzz simulate mutants setup clean

run:
	@sh packaging/setup.sh program
	@if [ "$$(uname)" != Linux ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		exec $(PYTHON_HERE) -m reengage_desktop $(ARGS); \
	else \
		echo "There is no display here, so the tour plays on a virtual screen; its pictures go to build/tour/."; \
		exec $(MAKE) --no-print-directory tour; \
	fi

test: setup
	@$(PYTHON_HERE) -m pytest -q -n auto --maxprocesses 4 --dist worksteal $(ARGS)

check: lint test

lint: setup
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo

tour: setup
	@$(ON_SCREEN) $(PYTHON_HERE) -m tour $(ARGS)

bench: setup
	@$(ON_SCREEN) $(PYTHON_HERE) -m benchmarks $(ARGS)

# Mutated files of every form, taken in. make fuzz ARGS="--files 500 --seed 7"
fuzz: setup
	@$(PYTHON_HERE) -m tests.fuzz $(ARGS)

# The long run of the reminders against an oracle: 12 zones, 10 years. make simulate ARGS="--years 1 --seed 7"
simulate: setup
	@$(PYTHON_HERE) -m tests.simulation $(ARGS)

# The tests of the reminder engine, tried on every small way to break it.
mutants: setup
	@$(PYTHON_HERE) packaging/mutants.py

setup:
	@sh packaging/setup.sh program tools screen

clean:
	rm -rf build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find reengage_desktop tests benchmarks packaging tour -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
