/// The functions that are there without an import.
enum PythonBuiltins {
    /// Classes among them, by the names that `type(x)` gives.
    static let types: Set<String> = [
        "int", "float", "str", "bool", "list", "tuple", "dict", "set", "range", "type", "object",
        "NoneType", "numpy.ndarray", "function", "slice", "module", "method", "ellipsis",
        "builtin_function_or_method", "dict_keys", "dict_values", "dict_items", "numpy.bool",
        "numpy.str_", "numpy.float16", "numpy.float32", "numpy.float64", "numpy.int8",
        "numpy.int16", "numpy.int32", "numpy.int64", "numpy.uint8", "numpy.uint16", "numpy.uint32",
        "numpy.uint64", "numpy.dtype",
    ]

    static let names: [String] = [
        "print", "len", "range", "enumerate", "zip", "map", "filter", "sorted", "reversed", "sum",
        "min", "max", "abs", "round", "int", "float", "str", "bool", "list", "tuple", "dict", "set",
        "type", "isinstance", "any", "all", "divmod", "pow", "repr", "chr", "ord", "format", "next",
        "iter", "callable", "bin", "hex", "oct", "hasattr", "getattr", "id", "display",
    ]

    /// Those that Bobbin's own expressions have not.
    static let onlyPythons: Set<String> = Set(names).subtracting([
        "sum", "max", "min", "abs", "round", "print",
    ])

    /// What Python has and is refused here, with the way out.
    static let refused: [String: String] = [
        "input": "A value is given in the program: name = \"…\"",
        "open": "Files are named by the lines that read them: pd.read_csv(\"iris.csv\"), "
            + "np.loadtxt(\"a.txt\").",
        "eval": "Write the expression itself on a line.",
        "exec": "Write the lines themselves.",
        "exit": "Type `quit` or press Ctrl-D to leave.",
        "quit": "Type `quit` on a line of its own, or press Ctrl-D.",
        "help": "Here it is `help` and a word: `help Dense`.",
        "dir": "`help python` lists what of Python is read.",
        "super": "Classes of your own are not read here.",
        "globals": "`who` lists your names.", "locals": "`who` lists your names.",
        "vars": "`who` lists your names.",
    ]
}
