"""Read the source: which functions write to the database, and which of those come to record() (C7).

A function writes when it calls a method of Django that does (create, update, delete, …) or gives PostgreSQL a statement
that does; it also writes when a function of ours that it calls writes. Reading the source has its limits, so the names
of methods decide, whatever they are called on.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGES = ("corporaties", "documenten", "verkenningen", "mkwportal/core", "mkwportal/pages")
METHODS = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "aupdate", "adelete", "acreate", "set_password",
}  # fmt: skip
_STATEMENT = re.compile(r"\s*(WITH .*)?(INSERT INTO|UPDATE|DELETE FROM|TRUNCATE)\b", re.DOTALL)
Function = tuple[str, str]
"""A module and a function in it, or Class.method."""


class Source:
    """Every function of the portal, what it calls, and whether it writes by itself."""

    def __init__(self) -> None:
        self.calls: dict[Function, set[Function]] = {}
        self.direct: set[Function] = set()
        self.by: set[Function] = set()
        self._trees = {_module(path): ast.parse(path.read_text()) for path in _files()}
        self._names = {module: _imported(module, tree) for module, tree in self._trees.items()}
        for module, tree in self._trees.items():
            for name, body in _functions(tree):
                self._read(module, name, body)

    def reaches(self, start: Function, wanted: set[Function]) -> bool:
        """Whether this function, or one that it calls in the end, is one of these."""
        seen, todo = set(), [start]
        while todo:
            here = todo.pop()
            if here in wanted:
                return True
            if here not in seen:
                seen.add(here)
                todo += self.calls.get(here, ())
        return False

    def services(self) -> Iterator[Function]:
        """Yield every service that writes: what stands in a services module, or says who does it (`by`)."""
        for function in sorted(self.calls):
            module, name = function
            public = not name.split(".")[-1].startswith("_")
            if public and (".services" in module or function in self.by) and self.reaches(function, self.direct):
                yield function

    def _read(self, module: str, name: str, body: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        me = (module, name)
        calls = self.calls.setdefault(me, set())
        if any(argument.arg == "by" for argument in body.args.kwonlyargs):
            self.by.add(me)
        for node in ast.walk(body):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _STATEMENT.match(node.value):
                self.direct.add(me)
            if not isinstance(node, ast.Call):
                continue
            target = node.func
            if isinstance(target, ast.Attribute) and target.attr in METHODS:
                self.direct.add(me)
            calls |= self._resolve(module, target)
            for argument in node.args:  # a function that is handed over, such as to on_commit()
                calls |= self._resolve(module, argument)

    def _resolve(self, module: str, target: ast.expr) -> set[Function]:
        names = self._names[module]
        if isinstance(target, ast.Name):
            return {self._home(*names[target.id])} if target.id in names else {(module, target.id)}
        if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id in names:
            parent, name = names[target.value.id]
            return {self._home(f"{parent}.{name}", target.attr)}
        return set()

    def _home(self, module: str, name: str) -> Function:
        """Follow a name to the module where it stands, through packages that pass it on."""
        for _ in range(5):
            passed = self._names.get(module, {}).get(name)
            if passed is None:
                break
            module, name = passed
        return module, name


def _files() -> list[Path]:
    return [
        path for package in PACKAGES for path in sorted(Path(package).rglob("*.py")) if "migrations" not in path.parts
    ]


def _module(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _imported(module: str, tree: ast.AST) -> dict[str, tuple[str, str]]:
    """Return what each imported name stands for, as (module, name); relative imports made whole."""
    found = {}
    package = Path(module.replace(".", "/"), "__init__.py").exists()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            parts = module.split(".")
            up = node.level - (1 if package else 0)
            base = ".".join(parts[: len(parts) - up]) if node.level else ""
            source = ".".join(part for part in (base, node.module or "") if part)
            for alias in node.names:
                found[alias.asname or alias.name] = (source, alias.name)
    return found


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield f"{node.name}.{part.name}", part
