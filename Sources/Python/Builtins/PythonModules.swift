import NumPyArrays

/// The modules that programs import, by their full paths, and what is in each.
enum PythonModules {
    /// Other paths to the same module.
    private static let aliases: [String: String] = [
        "tensorflow.keras": "keras", "tensorflow.python.keras": "keras", "keras.api": "keras",
        "tensorflow.optimizers": "keras.optimizers", "tensorflow.losses": "keras.losses",
        "tensorflow.metrics": "keras.metrics", "tensorflow.initializers": "keras.initializers",
        "keras.optimizers.legacy": "keras.optimizers", "matplotlib.pylab": "matplotlib.pyplot",
        "pylab": "matplotlib.pyplot", "keras.api.layers": "keras.layers",
        "keras.preprocessing.image": "keras.preprocessing.image", "keras.src": "keras",
    ]

    /// The path by which a module is known here; nil for one that is not.
    static func known(_ path: String) -> String? {
        var path = path
        for (alias, name) in aliases where path == alias || path.hasPrefix(alias + ".") {
            path = name + path.dropFirst(alias.count)
            break
        }
        path = aliases[path] ?? path
        return all[path] == nil ? nil : path
    }

    /// Names that every tutorial gives the modules, also where it leaves the import out.
    private static let usualNames: [String: String] = [
        "np": "numpy", "tf": "tensorflow", "keras": "keras", "plt": "matplotlib.pyplot",
        "pd": "pandas",
        "layers": "keras.layers", "math": "math", "K": "keras.backend",
    ]

    static func usual(_ name: String) -> PythonValue? {
        if let path = usualNames[name] { return .module(path) }
        for module in [
            "keras", "keras.layers", "keras.optimizers", "keras.callbacks", "keras.utils",
            "sklearn.model_selection", "sklearn.preprocessing", "sklearn.linear_model",
            "sklearn.metrics",
        ] {
            guard
                name.first?.isUppercase == true || module.hasPrefix("sklearn")
                    || module == "keras.utils"
            else { continue }
            if all[module]?.contains(name) == true { return .builtin("\(module).\(name)") }
        }
        return nil
    }

    /// The line that a program needs for a name that is read here without one.
    static func importLine(_ name: String, _ meaning: PythonValue) -> String {
        switch meaning {
        case .module(let path) where path == name: return "import \(name)"
        case .module(let path):
            guard path.hasSuffix("." + name) else { return "import \(path) as \(name)" }
            return "from \(path.dropLast(name.count + 1)) import \(name)"
        case .builtin(let path):
            return "from \(path.dropLast(name.count + 1)) import \(name)"
        default: return ""
        }
    }

    static func names(in path: String) -> [String] { all[path]?.sorted() ?? [] }

    static func contains(_ path: String, _ name: String) -> Bool {
        all[path]?.contains(name) ?? false
    }

    private static let numpy: Set<String> = {
        var names: Set<String> = [
            "array", "asarray", "zeros", "ones", "full", "empty", "zeros_like", "ones_like",
            "full_like",
            "empty_like", "arange", "linspace", "logspace", "eye", "identity", "diag", "tril",
            "triu",
            "meshgrid", "copy", "loadtxt", "genfromtxt", "reshape", "ravel", "transpose",
            "swapaxes",
            "moveaxis", "expand_dims", "squeeze", "flip", "fliplr", "flipud", "roll", "repeat",
            "tile",
            "pad", "rot90", "concatenate", "stack", "vstack", "hstack", "column_stack", "dstack",
            "row_stack",
            "split", "array_split", "append", "insert", "delete", "where", "nonzero", "argwhere",
            "take",
            "clip", "round", "around", "isclose", "allclose", "array_equal", "matmul", "dot",
            "outer", "inner",
            "tensordot", "trace", "average", "cumsum", "cumprod", "percentile", "quantile",
            "nanpercentile",
            "diff", "sort", "argsort", "unique", "searchsorted", "isin", "bincount", "histogram",
            "cov",
            "corrcoef", "polyfit", "polyval", "shape", "size", "ndim", "set_printoptions", "median",
            "expand", "vectorize", "atleast_2d", "diagonal", "flatnonzero", "sum", "std", "var",
            "nanvar",
            "random", "linalg", "pi", "e", "inf", "nan", "newaxis", "ndarray", "dtype", "float32",
            "float64",
            "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "bool_",
            "str_",
            "floating", "integer", "nan_to_num", "count_nonzero", "mean", "load", "save", "savez",
            "savetxt",
            "argmax", "argmin", "amax", "amin", "product", "number",
        ]
        names.formUnion(UnaryFunction.allCases.map(\.rawValue))
        names.formUnion(BinaryFunction.allCases.map(\.rawValue))
        names.formUnion(Reduction.allCases.map(\.rawValue))
        names.formUnion(["abs", "fabs", "radians", "degrees", "mod", "true_divide", "pow", "fix"])
        return names
    }()

    static let constants: [String: PythonValue] = [
        "numpy.pi": .float(.pi), "numpy.e": .float(2.718281828459045),
        "numpy.inf": .float(.infinity),
        "numpy.nan": .float(.nan), "numpy.newaxis": .none, "math.pi": .float(.pi),
        "math.e": .float(2.718281828459045), "math.inf": .float(.infinity),
        "math.nan": .float(.nan),
        "math.tau": .float(2 * .pi),
    ]

    private static let tensorFlow: Set<String> = [
        "Variable", "GradientTape", "constant", "convert_to_tensor", "zeros", "ones", "zeros_like",
        "ones_like", "fill", "range", "linspace", "reshape", "transpose", "square", "sqrt", "exp",
        "abs", "pow", "add", "subtract", "multiply", "divide", "matmul", "maximum", "reduce_mean",
        "reduce_sum", "reduce_max", "reduce_min", "argmax", "one_hot", "cast", "sigmoid", "tanh",
        "math", "nn", "random", "config", "function", "keras", "float32", "float64", "int32",
        "int64", "uint8", "bool", "Tensor", "stack", "shape", "squeeze", "expand_dims",
        "optimizers", "losses", "metrics", "initializers", "data", "executing_eagerly",
        "__version__", "version", "test",
    ]

    private static let all: [String: Set<String>] = [
        "numpy": numpy,
        "numpy.random": [
            "seed", "rand", "randn", "random", "random_sample", "randint", "normal", "uniform",
            "permutation",
            "shuffle", "choice", "standard_normal", "default_rng", "RandomState",
        ],
        "numpy.linalg": ["norm", "inv", "det", "solve"],
        "math": [
            "sqrt", "exp", "log", "log2", "log10", "log1p", "pow", "sin", "cos", "tan", "asin",
            "acos", "atan",
            "atan2", "sinh", "cosh", "tanh", "floor", "ceil", "trunc", "fabs", "hypot", "isclose",
            "isnan",
            "isinf", "isfinite", "pi", "e", "inf", "nan", "tau", "radians", "degrees", "fsum",
            "factorial", "gcd",
            "prod", "comb", "erf", "expm1",
        ],
        "time": ["time", "perf_counter", "sleep"],
        "os": ["environ", "path", "getcwd"],
        "os.path": ["join", "exists"],
        "warnings": ["filterwarnings", "simplefilter"],
        "tensorflow": tensorFlow,
        "tensorflow.math": [
            "square", "sqrt", "exp", "log", "abs", "pow", "add", "subtract", "multiply", "divide",
            "reduce_mean",
            "reduce_sum", "reduce_max", "reduce_min", "argmax", "sigmoid", "tanh", "maximum",
            "softmax",
        ],
        "tensorflow.nn": ["relu", "sigmoid", "tanh", "softmax", "leaky_relu"],
        "tensorflow.random": ["set_seed", "normal", "uniform"],
        "tensorflow.config": ["experimental", "list_physical_devices", "run_functions_eagerly"],
        "tensorflow.config.experimental": ["enable_op_determinism", "set_memory_growth"],
        "tensorflow.data": [],
        "tensorflow.test": [],
        "keras": [
            "Sequential", "Input", "layers", "models", "optimizers", "losses", "metrics",
            "callbacks", "datasets",
            "utils", "activations", "initializers", "backend", "__version__", "Model", "random",
            "config", "ops",
            "regularizers", "preprocessing", "applications", "saving", "export",
        ],
        "keras.layers": [
            "Dense", "Flatten", "Dropout", "Activation", "LeakyReLU", "ReLU", "Softmax",
            "BatchNormalization",
            "Rescaling", "Input", "InputLayer", "Reshape",
        ],
        "keras.models": ["Sequential", "load_model", "Model"],
        "keras.saving": ["load_model"],
        "keras.optimizers": ["SGD", "Adam", "AdamW", "Nadam", "RMSprop", "Adagrad", "schedules"],
        "keras.optimizers.schedules": [
            "ExponentialDecay", "InverseTimeDecay", "CosineDecay", "PiecewiseConstantDecay",
            "PolynomialDecay",
        ],
        "keras.losses": [
            "SparseCategoricalCrossentropy", "CategoricalCrossentropy", "BinaryCrossentropy",
            "MeanSquaredError",
            "MeanAbsoluteError", "Huber", "sparse_categorical_crossentropy",
            "categorical_crossentropy",
            "binary_crossentropy", "mean_squared_error", "mean_absolute_error", "huber",
        ],
        "keras.metrics": [
            "Accuracy", "SparseCategoricalAccuracy", "CategoricalAccuracy", "BinaryAccuracy",
            "MeanSquaredError",
            "MeanAbsoluteError", "RootMeanSquaredError", "SparseCategoricalCrossentropy",
        ],
        "keras.callbacks": [
            "EarlyStopping", "ModelCheckpoint", "History", "ReduceLROnPlateau", "CSVLogger",
        ],
        "keras.datasets": [
            "fashion_mnist", "mnist", "cifar10", "cifar100", "imdb", "reuters", "boston_housing",
            "california_housing",
        ],
        "keras.datasets.fashion_mnist": ["load_data"],
        "keras.datasets.mnist": ["load_data"],
        "keras.utils": ["to_categorical", "set_random_seed", "plot_model"],
        "keras.random": [],
        "keras.config": [],
        "keras.ops": [],
        "keras.activations": [
            "relu", "sigmoid", "tanh", "softmax", "linear", "elu", "selu", "gelu",
        ],
        "keras.initializers": [],
        "keras.regularizers": ["L1", "L2", "L1L2", "l1", "l2", "l1_l2"],
        "keras.backend": ["clear_session"],
        "sklearn": [
            "model_selection", "preprocessing", "linear_model", "metrics", "datasets",
            "__version__",
        ],
        "sklearn.model_selection": ["train_test_split", "cross_validate", "cross_val_score"],
        "sklearn.preprocessing": [
            "StandardScaler", "MinMaxScaler", "LabelEncoder", "OneHotEncoder",
        ],
        "sklearn.linear_model": ["SGDClassifier"],
        "sklearn.metrics": [
            "accuracy_score", "confusion_matrix", "classification_report", "ConfusionMatrixDisplay",
            "mean_squared_error", "mean_absolute_error",
        ],
        "sklearn.datasets": [],
        "matplotlib": ["pyplot", "use", "__version__"],
        "matplotlib.pyplot": [
            "plot", "scatter", "semilogy", "hist", "bar", "imshow", "subplots", "subplot", "figure",
            "title",
            "suptitle", "xlabel", "ylabel", "xlim", "ylim", "xticks", "yticks", "legend", "grid",
            "axis",
            "tight_layout", "colorbar", "show", "savefig", "close", "clf", "gca", "gcf", "style",
            "rcParams",
            "axhline", "axvline", "text", "subplots_adjust", "ion", "ioff", "draw", "pause", "cm",
            "gray",
        ],
        "matplotlib.pyplot.style": ["use"],
        "pandas": ["read_csv", "DataFrame", "Series", "get_dummies", "to_numeric", "__version__"],
    ]
}
