"""Everything public of the Python package says what it is, and the type stubs fit the compiled module."""

import ast
import inspect
import os
import typing
import unittest
from pathlib import Path

import natality
from natality import _natality

PACKAGE = Path(os.environ["NATALITY_SOURCE_DIR"]) / "apps/python/natality"


def public(owner):
    """The functions and properties that a class or module defines, by name."""
    for name, value in vars(owner).items():
        function = getattr(value, "__func__", None) or getattr(value, "fget", None) or value
        if not name.startswith("_") and inspect.isfunction(function):
            yield name, function


def parameters(docstring):
    """The names of parameters in what pybind11 says of a function; nothing of one with several forms."""
    head = docstring.partition("\n")[0]
    call = ast.parse(f"def {head}: ...").body[0] if "Overloaded" not in docstring else None
    return call and [argument.arg for argument in call.args.args]


class Documented(unittest.TestCase):
    def test_everything_public_has_a_docstring(self):
        for name in natality.__all__:
            one = getattr(natality, name)
            self.assertTrue(inspect.getdoc(one), name)
            self.assertNotIn("Alias for field", inspect.getdoc(one))
            for method, function in public(one) if inspect.isclass(one) else ():
                self.assertTrue(inspect.getdoc(function), f"{name}.{method}")

    def test_everything_public_has_types(self):
        for name in natality.__all__:
            one = getattr(natality, name)
            functions = dict(public(one)) if inspect.isclass(one) else {name: one}
            for method, function in functions.items():
                untyped = set(inspect.signature(function).parameters) - set(function.__annotations__) - {"self", "cls"}
                self.assertFalse(untyped, f"{name}.{method}")
                self.assertIn("return", function.__annotations__, f"{name}.{method}")

    def test_the_stubs_are_those_of_the_compiled_module(self):
        stubs = ast.parse((PACKAGE / "_natality.pyi").read_text(encoding="utf-8"))
        there = {name for name in vars(_natality) if not name.startswith("_")}
        told = {node.name for node in stubs.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}
        told |= {node.target.id for node in stubs.body if isinstance(node, ast.AnnAssign)}
        self.assertEqual(told, there)
        for node in stubs.body:
            of = getattr(_natality, getattr(node, "name", ""), None)
            if isinstance(node, ast.ClassDef):
                self.assertEqual({method.name for method in node.body} - {"__init__"},
                                 {name for name in vars(of) if not name.startswith("_")}, node.name)
            for function in node.body if isinstance(node, ast.ClassDef) else [node] if isinstance(node, ast.FunctionDef) else []:
                self.check_parameters(function, of if of.__doc__ and isinstance(node, ast.FunctionDef) else getattr(of, function.name))

    def check_parameters(self, told, function):
        """A function of the stubs takes what the compiled one takes."""
        taken = parameters(function.__doc__)
        if taken is not None:
            self.assertEqual([argument.arg for argument in told.args.args], taken, told.name)

    def test_the_package_says_that_it_has_types(self):
        self.assertTrue((PACKAGE / "py.typed").exists())
        self.assertTrue(typing.get_type_hints(natality.Variable))


if __name__ == "__main__":
    unittest.main()
